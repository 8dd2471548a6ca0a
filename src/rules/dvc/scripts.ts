/** A Python program that a command starts: the file, from the folder in which the command runs. */
export interface Script {
  readonly path: string;
  /** Where it is named, from the start of the command. */
  readonly start: number;
  readonly end: number;
}

const started =
  /(?:^|[\s;&|(])(?:python[\d.]*|uv run|poetry run python|papermill|Rscript|bash|sh)\s+((?:-[uOBWXE]\S*\s+)*)(?:(-m)\s+([A-Za-z_][\w.]*)|((?:\.\/)?[\w./-]+\.(?:py|R|sh|ipynb)))(?=$|[\s;&|)])/g;

/** The scripts that a command starts, as files; none when it changes its folder first. */
export function scriptsOf(command: string): {
  readonly scripts: readonly Script[];
  readonly modules: readonly Script[];
} {
  const scripts: Script[] = [];
  const modules: Script[] = [];
  if (/(?:^|[;&|(]\s*)cd\s/.test(command)) return { scripts, modules };
  for (const match of command.slice(0, 10_000).matchAll(started)) {
    const [whole, , isModule, module = '', file = ''] = match;
    const name = isModule ? module : file;
    const start = match.index + whole.length - name.length;
    const place = { start, end: start + name.length };
    if (isModule) modules.push({ path: `${module.replaceAll('.', '/')}.py`, ...place });
    else scripts.push({ path: file.replace(/^\.\//, ''), ...place });
  }
  return { scripts, modules };
}
