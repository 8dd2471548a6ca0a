import type { Fix } from '../../core/finding';
import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { lineEndOf } from './edit-instruction';
import { sections } from './final-stage';

export const consecutiveRun: Rule<DockerfileDocument> = {
  id: 'dockerfile/consecutive-run',
  summary: 'Join RUN instructions that belong together',
  why: 'Each RUN is a layer: what one leaves behind, a later one cannot take out of the image.',
  severity: 'hint',
  aliases: ['DL3059'],
  fixable: true,
  *check(document) {
    for (const section of sections(document)) {
      let last: { readonly count: number; readonly flags: string } | undefined;
      for (const instruction of section) {
        if (instruction.keyword !== 'RUN') {
          last = undefined;
          continue;
        }
        const count = instruction.commands.filter(({ words }) => words.length > 0).length;
        const flags = flagsOf(instruction);
        if (last && last.flags === flags && count <= 1 && last.count <= 1) {
          const fix = join(document, section[section.indexOf(instruction) - 1], instruction);
          yield {
            span: instruction.keywordSpan,
            message:
              'This `RUN` follows another one. Join them with `&&` where they belong together: they then make one layer.',
            ...(fix && { fix }),
          };
        } else {
          last = { count, flags };
        }
      }
    }
  },
};

function flagsOf({ flags }: Instruction): string {
  return flags
    .map(({ name, value }) => `${name}=${value}`)
    .sort()
    .join(' ');
}

/** Only what is one line each, with nothing between them. */
function join(document: DockerfileDocument, before: Instruction | undefined, after: Instruction): Fix | undefined {
  const { text } = document.source;
  if (!before || document.escapeMark !== '\\' || before.flags.length > 0 || before.isExec || after.isExec)
    return undefined;
  const between = { start: before.span.end, end: after.spanOf(0, 0).start };
  const isPlain = [before, after].every(
    ({ span, heredocs }) => heredocs.length === 0 && !/[\n;|#]/.test(text.slice(span.start, span.end)),
  );
  if (!isPlain || !/^\s*RUN\s+$/i.test(text.slice(between.start, between.end))) return undefined;
  return {
    title: 'Join it with the one before',
    edits: [{ span: between, text: ` \\${lineEndOf(document)}    && ` }],
    safe: false,
  };
}
