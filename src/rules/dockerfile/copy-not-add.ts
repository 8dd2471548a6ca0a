import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { isArchive } from './archives';
import { withTriggers } from './final-stage';

export const copyNotAdd: Rule<DockerfileDocument> = {
  id: 'dockerfile/copy-not-add',
  summary: 'Copy local files with COPY',
  why: 'ADD also unpacks archives and follows addresses: a data file with an unlucky name becomes a folder, and the reader cannot tell what was meant.',
  severity: 'warning',
  aliases: ['DL3020'],
  fixable: true,
  *check(document) {
    for (const instruction of withTriggers(document)) {
      const { keyword, words, flags, keywordSpan, trigger } = instruction;
      if (keyword !== 'ADD' || trigger || words.length < 2) continue;
      const sources = words.slice(0, -1).map(({ text }) => document.expand(text, instruction));
      if (sources.every((source) => source === undefined || needsAdd(source))) continue;
      const isPlain =
        flags.every(({ name }) => /^(?:chown|chmod|link|exclude)$/.test(name)) &&
        !sources.some((source) => source === undefined || needsAdd(source));
      yield {
        span: keywordSpan,
        message: '`ADD` also unpacks archives and fetches addresses. For files of the build context use `COPY`.',
        ...(isPlain && {
          fix: { title: 'Use COPY', edits: [{ span: keywordSpan, text: 'COPY' }], safe: true },
        }),
      };
    }
  },
};

function needsAdd(source: string): boolean {
  return isArchive(source) || /^(?:https?:\/\/|git@|git:\/\/|ssh:\/\/|<<)/.test(source);
}
