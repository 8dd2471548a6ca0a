import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { withTriggers } from './final-stage';

export const exposePort: Rule<DockerfileDocument> = {
  id: 'dockerfile/expose-port',
  summary: 'Expose ports that exist',
  why: 'A port above 65535, or a word that is none, stops the build.',
  severity: 'error',
  aliases: ['DL3011'],
  fixable: false,
  *check(document) {
    for (const instruction of withTriggers(document)) {
      if (instruction.keyword !== 'EXPOSE') continue;
      if (instruction.isExec) {
        const span = instruction.spanOf(0, instruction.text.length);
        yield { span, message: '`EXPOSE` takes no list. Write the ports with spaces between them.', aliases: [] };
        continue;
      }
      for (const word of instruction.words) {
        const port = document.expand(word.text, instruction);
        if (port === undefined || /[\s$]/.test(port) || port === '') continue;
        const fact = factOf(port);
        if (fact) yield { span: word.span, message: `\`${port}\` ${fact}` };
      }
    }
  },
};

/** What is wrong with the port of the container in `[ip:][host:]port[/protocol]`; `undefined` when nothing is. */
function factOf(port: string): string | undefined {
  const [range = '', protocol, ...rest] = port.slice(port.lastIndexOf(':') + 1).split('/');
  if (rest.length > 0 || (protocol && !/^(?:tcp|udp|sctp)$/i.test(protocol)))
    return 'has an unknown protocol. Use `tcp`, `udp` or `sctp`.';
  const ends = range.split('-');
  if (ends.length > 2 || !ends.every((end) => /^\d+$/.test(end)))
    return 'is no port. Write a number, e.g. `EXPOSE 8000`.';
  const [first = 0, last = first] = ends.map(Number);
  if (first > 65_535 || last > 65_535) return 'is beyond the last port, 65535. Choose a port between 1 and 65535.';
  return last < first ? 'runs backwards. Write the smaller port first.' : undefined;
}
