/** One requirement of a pip requirements file. */
export interface Requirement {
  /** As written, with extras: `mlflow[extras]`. */
  readonly name: string;
  /** What follows the name, without markers and comments: `==1.2`, `>=1,<2`, `@ https://…`; empty when there is nothing. */
  readonly specifier: string;
  /** 1-based. */
  readonly line: number;
}

/** Reads the named requirements of a file; options, paths, addresses and what it cannot read are left out. Any text will do. */
export function readRequirements(text: string): readonly Requirement[] {
  const requirements: Requirement[] = [];
  let continued = false;
  for (const [at, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const isContinued = continued;
    continued = /\\\s*$/.test(raw);
    if (isContinued) continue;
    const line =
      raw
        .replace(/(?:^|\s)#.*$/, '')
        .replace(/\\\s*$/, '')
        .split(';')[0]
        ?.trim() ?? '';
    const match = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?\s*(?:\[[^\]]*\])?)\s*(.*)$/.exec(line);
    const [, name = '', rest = ''] = match ?? [];
    const specifier = rest.replace(/\s+--hash.*$/, '').trim();
    if (!name || !/^(?:$|[=<>!~@(])/.test(specifier)) continue;
    requirements.push({ name: name.replace(/\s/g, ''), specifier, line: at + 1 });
  }
  return requirements;
}
