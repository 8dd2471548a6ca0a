import { type Document, isCollection, isMap, isScalar, visit } from 'yaml';

/** A quoted text or a bracket further off than this was left open. */
const farthest = 5_000;

/**
 * The text with the line ends in quotes and brackets blanked out whose next lines stand too far left. The standard wants
 * such lines indented; libyaml and what stems from it (Go, PyYAML, Ruby) does not ask, so Prometheus, Kubernetes, Compose,
 * GitLab and DVC take them. Offsets stay. `undefined` when there are none.
 */
export function joinLooseLines(text: string, documents: readonly Document.Parsed[]): string | undefined {
  const cuts: (readonly [start: number, end: number])[] = [];
  for (const document of documents) {
    if (document.errors.length === 0) continue;
    visit(document, (_key, node) => {
      if (isScalar(node) && node.range && /^QUOTE/.test(node.type ?? '')) {
        const end = quoteEnd(text, node.range[0]);
        if (end !== undefined && end > node.range[1] && closesLine(text, end)) cuts.push([node.range[0], end]);
      } else if (isCollection(node) && node.flow && node.range) {
        const end = bracketEnd(text, node.range[0], isMap(node) ? '{' : '[');
        if (end === undefined || end <= node.range[1] || !closesLine(text, end)) return undefined;
        cuts.push([node.range[0], end]);
        return visit.SKIP;
      }
      return undefined;
    });
  }
  if (cuts.length === 0) return undefined;
  let joined = '';
  let from = 0;
  for (const [start, end] of cuts.toSorted(([one], [other]) => one - other)) {
    if (start < from) continue;
    joined += text.slice(from, start) + text.slice(start, end).replace(/[\r\n]/g, ' ');
    from = end;
  }
  return joined + text.slice(from);
}

/** Where the quoted text that begins at `start` ends; `undefined` when it does not, or a document ends first. */
function quoteEnd(text: string, start: number): number | undefined {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return undefined;
  const last = Math.min(text.length, start + farthest);
  for (let at = start + 1; at < last; at++) {
    const character = text[at];
    if (character === '\\' && quote === '"') at++;
    else if (character === quote && quote === "'" && text[at + 1] === quote) at++;
    else if (character === quote) return at + 1;
    else if (character === '\n' && /^(?:---|\.\.\.)\s/.test(text.slice(at + 1, at + 5))) return undefined;
  }
  return undefined;
}

/** Where the collection that begins at `start` ends; `undefined` when it does not, or holds a comment, which would take the rest of a joined line. */
function bracketEnd(text: string, start: number, open: '{' | '['): number | undefined {
  if (text[start] !== open) return undefined;
  const expected: string[] = [];
  const last = Math.min(text.length, start + farthest);
  for (let at = start; at < last; at++) {
    const character = text[at] ?? '';
    if (character === '{' || character === '[') expected.push(character === '{' ? '}' : ']');
    else if (character === '}' || character === ']') {
      if (expected.pop() !== character) return undefined;
      if (expected.length === 0) return at + 1;
    } else if ((character === '"' || character === "'") && /[\s,:[{]/.test(text[at - 1] ?? '')) {
      const end = quoteEnd(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (character === '#' && /\s/.test(text[at - 1] ?? '')) return undefined;
    else if (character === '\n' && /^(?:---|\.\.\.)\s/.test(text.slice(at + 1, at + 5))) return undefined;
  }
  return undefined;
}

/** Whether nothing but a comment follows on the line: what is still being typed finds the quote of a later value, and text behind it. */
function closesLine(text: string, end: number): boolean {
  return /^[ \t]*(?:$|[\r\n]|[ \t]#)/.test(text.slice(end, end + 80));
}
