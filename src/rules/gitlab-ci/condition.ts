const token =
  /\s*(?:(\$\{?\w+\}?)|("[^"]*"|'[^']*')|(\/(?:[^/\\]|\\.)+\/[a-zA-Z]*)|(null\b)|(==|!=|=~|!~)|(&&|\|\|)|([()]))/y;

/** What is wrong in a condition of `rules:if`, as a sentence; `undefined` when GitLab can read it or when that is not sure. */
export function findConditionError(condition: string): string | undefined {
  // Inputs are put in before the condition is read; a sign of negation may come with a later version.
  if (condition.includes('$[[') || /!(?![=~])/.test(condition)) return undefined;
  const kinds: string[] = [];
  let at = 0;
  const end = condition.trimEnd().length;
  while (at < end) {
    token.lastIndex = at;
    const match = token.exec(condition);
    if (!match) return unknownPart(condition.slice(at).trim());
    const [, variable, text, pattern, nothing, comparison, connection, bracket] = match;
    kinds.push(
      comparison ? 'c' : connection ? 'l' : (bracket ?? ((variable ?? text ?? pattern ?? nothing) ? 'v' : '')),
    );
    at = token.lastIndex;
  }
  let shape = kinds.join('');
  for (let before = ''; before !== shape; ) {
    before = shape;
    shape = shape.replace(/vcv/g, 'v').replace(/\(v\)/g, 'v').replace(/vlv/g, 'v');
  }
  if (shape === 'v' || shape === '') return undefined;
  return 'something is missing between its parts, or a bracket is not closed.';
}

function unknownPart(rest: string): string | undefined {
  // A pattern with a slash inside is read differently by different versions.
  if (/^\//.test(rest)) return undefined;
  const word = /^\S+/.exec(rest)?.[0] ?? rest;
  return `\`${word.slice(0, 40)}\` is no part of one.`;
}
