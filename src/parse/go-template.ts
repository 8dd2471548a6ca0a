import type { Span } from '../core/span';

/** One `{{ … }}` of a Go template, at offsets of the text. */
export interface TemplateAction {
  readonly span: Span;
  /** What stands between the braces, without trimming dashes. */
  readonly code: string;
  readonly codeStart: number;
}

/** The actions of a text, and where it cannot be a template. */
export interface GoTemplate {
  readonly actions: readonly TemplateAction[];
  readonly problems: readonly { readonly span: Span; readonly message: string }[];
}

/** Reads any text without throwing. */
export function readGoTemplate(text: string): GoTemplate {
  const actions: TemplateAction[] = [];
  const problems: { span: Span; message: string }[] = [];
  const blocks: Span[] = [];
  let at = text.indexOf('{{');
  while (at >= 0) {
    const end = closeOf(text, at + 2);
    if (end === undefined) {
      problems.push({
        span: { start: at, end: Math.min(text.length, at + 2) },
        message: '`{{` is never closed. Close it with `}}` on the same line.',
      });
      return { actions, problems };
    }
    const inner = text.slice(at + 2, end - 2);
    const lead = /^-?\s*/.exec(inner)?.[0].length ?? 0;
    const code = inner.slice(lead).replace(/\s*-?$/, '');
    const span = { start: at, end };
    actions.push({ span, code, codeStart: at + 2 + lead });
    if (/^(?:if|range|with|block|define)\b/.test(code)) blocks.push(span);
    else if (/^end\b/.test(code) && !blocks.pop())
      problems.push({ span, message: '`{{ end }}` ends nothing. Take it away.' });
    else if (code === '')
      problems.push({ span, message: 'This `{{ }}` is empty. Write what to show, e.g. `{{ $value }}`.' });
    at = text.indexOf('{{', end);
  }
  for (const span of blocks) problems.push({ span, message: 'This block is never ended. Add `{{ end }}`.' });
  return { actions, problems };
}

function closeOf(text: string, from: number): number | undefined {
  const comment = /^-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/.exec(text.slice(from));
  if (comment) return from + comment[0].length;
  const part = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|\}\}|\{\{/g;
  part.lastIndex = from;
  for (let match = part.exec(text); match; match = part.exec(text)) {
    if (match[0] === '}}') return match.index + 2;
    if (match[0] === '{{') return undefined;
  }
  return undefined;
}
