/** Reads what a step appended to `$GITHUB_OUTPUT` or `$GITHUB_ENV`: `name=value`, or `name<<END`, lines, `END`. A line of neither form gives an Error that quotes it. */
export function readCommandFile(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (heredoc > 0 && (equals < 0 || heredoc < equals)) {
      const end = line.slice(heredoc + 2);
      const close = lines.indexOf(end, i + 1);
      if (close < 0) throw new Error(`the value of \`${line.slice(0, heredoc)}\` has no end: no line \`${end}\``);
      found.set(line.slice(0, heredoc), lines.slice(i + 1, close).join('\n'));
      i = close;
    } else if (equals > 0) found.set(line.slice(0, equals), line.slice(equals + 1));
    else throw new Error(`\`${line.slice(0, 80)}\` is neither \`name=value\` nor \`name<<END\``);
  }
  return found;
}
