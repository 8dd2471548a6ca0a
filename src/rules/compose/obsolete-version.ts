import type { ComposeRule } from './rule';

/** `version` says nothing to Compose of today. */
export const obsoleteVersion: ComposeRule = {
  id: 'compose/obsolete-version',
  summary: 'Leave `version` out.',
  why: 'Compose v2 reads every file by one specification and warns about the key at each start: a warning that nobody reads hides those that count.',
  severity: 'information',
  aliases: [],
  fixable: true,
  *check({ yaml, source: { text } }) {
    const entry = yaml?.entry(yaml.root, 'version');
    if (!yaml || !entry?.value || !yaml.get(yaml.root, 'services')) return;
    const start = entry.keySpan.start;
    const end = yaml.spanOf(entry.value).end;
    const lineEnd = /^[ \t]*(?:\r\n|\n|\r|$)(?:[ \t]*(?:\r\n|\n))?/.exec(text.slice(end))?.[0].length;
    const begins = start === 0 || /[\r\n\uFEFF]/.test(text[start - 1] ?? '');
    yield {
      span: entry.keySpan,
      message: '`version` has no effect since Compose v2, which warns about it at each start. Take the line out.',
      ...(begins &&
        lineEnd !== undefined && {
          fix: { title: 'Take version out', edits: [{ span: { start, end: end + lineEnd }, text: '' }], safe: true },
        }),
    };
  },
};
