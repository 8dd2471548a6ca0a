import type { Problem } from '../../core/finding';
import type { Text } from '../../parse/pipeline';
import { eventEntries, textsOf } from './event-entries';
import type { WorkflowRule } from './rule';

/** Patterns of branches, tags and paths must be ones that can match something. */
export const filterPattern: WorkflowRule = {
  id: 'github-actions/filter-pattern',
  summary: 'Write patterns of branches, tags and paths that can match.',
  why: 'A filter that matches nothing starts nothing: the release pattern written as a regular expression never sees the tag, and the model is never published.',
  severity: 'error',
  aliases: ['glob'],
  fixable: true,
  *check(document) {
    const { yaml } = document;
    for (const event of eventEntries(document)) {
      for (const { key, value } of yaml?.entries(event.value) ?? []) {
        const kind = filters[key];
        if (kind) for (const pattern of textsOf(document, value)) yield* checkPattern(pattern, kind);
      }
    }
  },
};

const filters: Readonly<Record<string, 'ref' | 'path'>> = {
  branches: 'ref',
  'branches-ignore': 'ref',
  tags: 'ref',
  'tags-ignore': 'ref',
  paths: 'path',
  'paths-ignore': 'path',
};

function* checkPattern(pattern: Text, kind: 'ref' | 'path'): Iterable<Problem> {
  const { value: raw, span } = pattern;
  if (raw.includes('${{')) return;
  if (raw === '') yield { span, message: 'An empty pattern matches nothing. Write one, or take it out.' };
  // Where YAML's quoting changes the text, the whole pattern is marked.
  const at = (start: number, length = 1): Problem['span'] =>
    pattern.raw === raw ? { start: span.start + start, end: Math.min(span.end, span.start + start + length) } : span;
  const bang = raw.startsWith('!') ? 1 : 0;
  const rest = raw.slice(bang);
  if (rest === '') {
    yield { span, message: '`!` alone excludes nothing. Write the pattern to exclude behind it.' };
    return;
  }
  if (kind === 'path') {
    if (raw !== raw.trim()) {
      const fix = { title: 'Take the spaces out', edits: [{ span, text: raw.trim() }], safe: false };
      yield {
        span,
        message: 'This path begins or ends with a space, so it matches nothing. Take the spaces out.',
        fix,
      };
      return;
    }
    const dots = /^(\.\.?)(\/|$)/.exec(rest);
    if (dots) {
      const edits = [{ span: at(bang, 2), text: '' }];
      const fix =
        pattern.raw === raw && rest.startsWith('./') && rest.length > 2
          ? { title: 'Take ./ out', edits, safe: false }
          : undefined;
      yield {
        span: at(bang, dots[0].length),
        message: `Paths count from the top of the repository and never begin with \`${dots[1]}\`, so this matches nothing. Write \`${rest.slice(dots[0].length) || '**'}\`.`,
        ...(fix && { fix }),
      };
      return;
    }
  } else {
    if (rest.startsWith('/'))
      yield { span: at(bang), message: 'No branch or tag begins with `/`, so this matches nothing. Take it out.' };
    const last = rest.at(-1);
    if (last === '/' || last === '.')
      yield {
        span: at(raw.length - 1),
        message: `No branch or tag ends with \`${last}\`, so this matches nothing. ${last === '/' ? 'Write `/**` for all below.' : 'Take it out.'}`,
      };
  }
  const fault = findFault(raw, bang, kind);
  if (fault) yield { span: at(fault.at), message: fault.message };
}

/** The first place where a pattern cannot be what it should be. */
function findFault(raw: string, from: number, kind: 'ref' | 'path'): { at: number; message: string } | undefined {
  let repeatable = false;
  for (let at = from; at < raw.length; at++) {
    const character = raw[at] as string;
    if (character === '?' || character === '+') {
      if (!repeatable)
        return {
          at,
          message: `\`${character}\` stands for a number of the character before it, but there is none here. Write \`*\` for any characters.`,
        };
      repeatable = false;
    } else if (character === '*') repeatable = false;
    else if (character === '[') {
      const close = raw.indexOf(']', at + 1);
      if (close < 0)
        return { at, message: 'This bracket has no end. Close it with `]`, or write `\\[` for the character itself.' };
      if (close === at + 1)
        return {
          at,
          message: '`[]` stands for no character at all. Write the allowed characters between the brackets.',
        };
      const inner = raw.slice(at + 1, close);
      const backward = [...inner.matchAll(/([^-])-(.)/g)].find(([, low = '', high = '']) => low > high);
      if (backward)
        return {
          at: at + 1 + backward.index,
          message: `\`${backward[0]}\` runs backwards and matches nothing. Write the smaller character first.`,
        };
      if (/[^-]-$/.test(inner))
        return { at: close - 1, message: 'This range has no end. Write both ends, e.g. `a-z`, or put `-` first.' };
      at = close;
      repeatable = true;
    } else if (character === '\\' && /[[\]?+*\\!]/.test(raw[at + 1] ?? '')) {
      if (kind === 'ref' && /[[?*]/.test(raw[at + 1] ?? ''))
        return {
          at: at + 1,
          message: `Git allows no \`${raw[at + 1]}\` in a branch or tag, so this matches nothing. Take the backslash out to match any.`,
        };
      at++;
      repeatable = true;
    } else if (kind === 'ref' && /[\s~^:\\]/.test(character)) {
      const hint = /[\^\\]/.test(character)
        ? 'Patterns are no regular expressions: write e.g. `v[0-9]+.*`.'
        : 'Take it out.';
      return { at, message: `Git allows no \`${character}\` in a branch or tag, so this matches nothing. ${hint}` };
    } else repeatable = true;
  }
  return undefined;
}
