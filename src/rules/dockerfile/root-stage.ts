import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { sections } from './final-stage';
import { rootServer } from './root-server';

export const rootStage: Rule<DockerfileDocument> = {
  id: 'dockerfile/root-stage',
  summary: 'Change back from root in every stage',
  why: 'A stage that ends as root hands that on to all that is built on it.',
  severity: 'hint',
  aliases: ['DL3002'],
  fixable: false,
  *check(document) {
    const told = new Set([...rootServer.check(document)].map(({ span }) => span.start));
    for (const section of sections(document)) {
      const user = section.findLast(({ keyword }) => keyword === 'USER')?.words[0];
      if (!user || !/^(?:root|0)(?::|$)/.test(user.text) || isTold(section, told)) continue;
      yield {
        span: user.span,
        message: `This stage ends as \`${user.text}\`. Change to another user after the steps that need root.`,
      };
    }
  },
};

/** Whether the other rule reports this stage already, at its user or at what it starts. */
function isTold(section: readonly Instruction[], told: ReadonlySet<number>): boolean {
  return section.some(({ span: { start, end } }) => [...told].some((at) => start <= at && at < end));
}
