import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { execFormCmd } from './exec-form-cmd';
import { withTriggers } from './final-stage';

export const execFormEverywhere: Rule<DockerfileDocument> = {
  id: 'dockerfile/exec-form-everywhere',
  summary: 'Use lists for all commands that Docker starts',
  why: 'Every shell between Docker and a program is one more process that may keep a signal or an exit code from it.',
  severity: 'hint',
  aliases: ['DL3025'],
  fixable: false,
  *check(document) {
    const told = new Set([...execFormCmd.check(document)].map(({ span }) => span.start));
    for (const instruction of withTriggers(document)) {
      const { keyword, text, isExec } = instruction;
      const offset = keyword === 'HEALTHCHECK' ? (/^CMD\s+/i.exec(text)?.[0].length ?? text.length) : 0;
      if (!/^(?:CMD|ENTRYPOINT|HEALTHCHECK)$/.test(keyword) || isExec || text.slice(offset).trim() === '') continue;
      const span = instruction.spanOf(offset, text.length);
      if (told.has(span.start) || (keyword === 'HEALTHCHECK' && isList(text.slice(offset)))) continue;
      yield {
        span,
        message: `A shell starts this command. Where it needs none, write a list: \`["program", "argument"]\`.`,
      };
    }
  },
};

function isList(text: string): boolean {
  return /^\[\s*(?:"(?:[^"\\]|\\.)*"\s*(?:,\s*"(?:[^"\\]|\\.)*"\s*)*)?\]$/.test(text.trim());
}
