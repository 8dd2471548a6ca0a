/** A shell or Dockerfile word without its quotes; `literal` is false when a variable, a substitution or a glob decides what it becomes. */
export function unquoteWord(raw: string, escapeMark = '\\'): { readonly text: string; readonly literal: boolean } {
  if (/^[\w./:=@,+%-]*$/.test(raw)) return { text: raw, literal: true };
  let text = '';
  let literal = true;
  let quote = '';
  for (let i = 0; i < raw.length; i++) {
    const character = raw[i] ?? '';
    if (quote === "'") {
      if (character === "'") quote = '';
      else text += character;
    } else if (character === escapeMark && i + 1 < raw.length) {
      const next = raw[++i] ?? '';
      // Inside double quotes a backslash stays before all that it does not protect.
      text += next === '\n' ? '' : quote === '"' && !/["\\$`]/.test(next) ? character + next : next;
    } else if (character === quote) {
      quote = '';
    } else if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
    } else {
      if (
        character === '$' ||
        (character === '`' && escapeMark !== '`') ||
        (quote === '' && (/[*?]/.test(character) || (character === '~' && i === 0)))
      )
        literal = false;
      text += character;
    }
  }
  return { text, literal };
}
