import type { Span } from '../core/span';

/** A parser directive at the top of a Dockerfile: `# escape=`. */
export interface Directive {
  /** Lower case: `syntax`, `escape` or `check`. */
  readonly name: string;
  readonly value: string;
  /** The whole comment. */
  readonly span: Span;
}

/** Reads the directives of a Dockerfile: they end at the first line that is none, also an empty one. Repeated ones are included. */
export function readDirectives(text: string): readonly Directive[] {
  const found: Directive[] = [];
  const line = /([^\S\n]*)(#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*([^\n]*?\S)?)[^\S\n]*(?:\n|$)/y;
  line.lastIndex = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let match = line.exec(text); match; match = line.exec(text)) {
    const [, indent = '', comment = '', name = '', value] = match;
    if (!/^(?:syntax|escape|check)$/i.test(name) || value === undefined || comment.includes('\n')) break;
    const start = match.index + indent.length;
    found.push({ name: name.toLowerCase(), value, span: { start, end: start + comment.length } });
  }
  return found;
}

/** Whether the file is written for Docker’s own frontend, so that Docker’s reference decides what is right. */
export function isDockersSyntax(text: string): boolean {
  const syntax = readDirectives(text).find(({ name }) => name === 'syntax')?.value;
  return syntax === undefined || /(?:^|\/)dockerfile(?:-upstream)?(?:[:@]|$)/.test(syntax);
}
