import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { withTriggers } from './final-stage';

export const exposeFormat: Rule<DockerfileDocument> = {
  id: 'dockerfile/expose-format',
  summary: 'Write EXPOSE as a port and a protocol',
  why: 'Addresses and host ports in EXPOSE mean nothing and will be an error: who reads the port of the model server from it is misled.',
  severity: 'warning',
  aliases: ['ExposeProtoCasing', 'ExposeInvalidFormat'],
  fixable: true,
  *check(document) {
    for (const instruction of withTriggers(document)) {
      if (instruction.keyword !== 'EXPOSE') continue;
      for (const word of instruction.words) {
        const port = document.expand(word.text, instruction);
        if (port === undefined) continue;
        const [, protocol] = port.split('/');
        if (port.includes(':'))
          yield {
            span: word.span,
            message: `\`${port}\` has an address or a port of the host, which \`EXPOSE\` does not publish. Name the port inside the container only.`,
            aliases: ['ExposeInvalidFormat'],
          };
        else if (protocol && protocol !== protocol.toLowerCase())
          yield {
            span: word.span,
            message: `The protocol is written in small letters: \`${port.toLowerCase()}\`.`,
            aliases: ['ExposeProtoCasing'],
            ...(word.literal && {
              fix: {
                title: `Write ${port.toLowerCase()}`,
                edits: [{ span: word.span, text: port.toLowerCase() }],
                safe: true,
              },
            }),
          };
      }
    }
  },
};
