import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { withTriggers } from './final-stage';

export const legacyKeyValue: Rule<DockerfileDocument> = {
  id: 'dockerfile/legacy-key-value',
  summary: 'Write name=value in ENV and LABEL',
  why: 'Without = everything to the end of the line is the value: a second variable on the line becomes part of the first.',
  severity: 'information',
  aliases: ['LegacyKeyValueFormat'],
  fixable: true,
  *check(document) {
    for (const instruction of withTriggers(document)) {
      const { keyword, words, text } = instruction;
      const [name, first] = words;
      if (!/^(?:ENV|LABEL)$/.test(keyword) || !name || !first || !isLegacy(document.source.text, instruction)) continue;
      const value = text.trim().replace(/^\S+\s+/, '');
      const written = words.length === 2 ? value : /["'\\`$]/.test(value) ? undefined : `"${value}"`;
      const span = { start: name.span.start, end: words.at(-1)?.span.end ?? first.span.end };
      const isOneLine = !document.source.text.slice(span.start, span.end).includes('\n');
      yield {
        span,
        message: `The form without \`=\` is deprecated: all to the end of the line is one value. Write \`${name.text}=…\`.`,
        ...(written !== undefined &&
          isOneLine && {
            fix: {
              title: `Write ${name.text}=${written}`,
              edits: [{ span, text: `${name.text}=${written}` }],
              safe: true,
            },
          }),
      };
    }
  },
};

function isLegacy(text: string, { words: [name] }: Instruction): boolean {
  return name !== undefined && !text.slice(name.span.start, name.span.end).includes('=');
}
