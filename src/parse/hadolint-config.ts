/** What a `.hadolint.yaml` asks of the content of Dockerfiles. */
export interface HadolintConfig {
  /** Registries that images may come from; empty when all may. `*` stands for any text at either end. */
  readonly trustedRegistries: readonly string[];
  /** What the values of labels have to be, by name: `text`, `url`, `semver`, … */
  readonly labels: ReadonlyMap<string, string>;
  /** Whether no other labels may stand in the file. */
  readonly strictLabels: boolean;
}

/** Reads the three options in the form in which such files are written; anything else is passed over. Takes any text. */
export function parseHadolintConfig(text: string): HadolintConfig {
  const trustedRegistries: string[] = [];
  const labels = new Map<string, string>();
  let strictLabels = false;
  let section = '';
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(/(?:^|\s)#.*$/, '').trimEnd();
    const [, top, rest = ''] = /^([\w-]+)\s*:\s*(.*)$/.exec(line) ?? [];
    if (top !== undefined) {
      section = top;
      if (top === 'strict-labels') strictLabels = /^(?:true|yes|on)$/i.test(rest);
      if (top === 'trustedRegistries')
        trustedRegistries.push(
          ...rest
            .replace(/^\[|\]$/g, '')
            .split(',')
            .map(unquote)
            .filter((name) => name !== ''),
        );
      continue;
    }
    const [, item] = /^\s*-\s+(.+)$/.exec(line) ?? [];
    if (section === 'trustedRegistries' && item !== undefined) trustedRegistries.push(unquote(item));
    const [, name, kind] = /^\s+([^\s:]+)\s*:\s*(\S*)$/.exec(line) ?? [];
    if (section === 'label-schema' && name !== undefined) labels.set(unquote(name), unquote(kind ?? '') || 'text');
  }
  return { trustedRegistries, labels, strictLabels };
}

function unquote(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}
