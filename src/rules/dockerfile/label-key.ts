import type { Rule } from '../../core/rule';
import type { Span } from '../../core/span';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { withTriggers } from './final-stage';

export const labelKey: Rule<DockerfileDocument> = {
  id: 'dockerfile/label-key',
  summary: 'Name labels as the specification has it',
  why: 'Tools that read labels look for small letters with dots: others are not found when you search for the owner of a model image.',
  severity: 'hint',
  aliases: ['DL3048'],
  fixable: false,
  *check(document) {
    for (const { keyword, properties } of withTriggers(document)) {
      if (keyword !== 'LABEL') continue;
      for (const { name, span } of properties) {
        const fact = /^(?:com\.docker|io\.docker|org\.dockerproject)\./.test(name)
          ? 'begins with a name that Docker keeps for itself. Use a domain of your own.'
          : /^[a-z](?:[a-z0-9./_-]*[a-z0-9])?$/.test(name) && !/\.\.|--/.test(name)
            ? undefined
            : 'is no regular label: it begins with a small letter, ends with one or a digit, and has single dots and dashes between them. Rename it.';
        if (fact)
          yield {
            span: { start: span.start, end: span.start + keyLength(document.source.text, span) },
            message: `\`${name}\` ${fact}`,
          };
      }
    }
  },
};

/** How long the name is as it is written, with its quotes. */
function keyLength(text: string, { start, end }: Span): number {
  const raw = text.slice(start, end);
  return /^(?:"[^"]*"|'[^']*'|[^=\s])*/.exec(raw)?.[0].length ?? raw.length;
}
