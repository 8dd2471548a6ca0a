import { type Document, isMap, isSeq, parseDocument } from 'yaml';

/**
 * The text of a `.mlops-roadmap.yml` (or of a new one, from '') in which a rule is off: for one file, or for all when there is no path.
 * Comments and order are kept. `undefined` when the text is no mapping, so that nothing can be added to it.
 */
export function switchOff(text: string, rule: string, path?: string): string | undefined {
  const document: Document = parseDocument(text, { prettyErrors: false, keepSourceTokens: false });
  if (document.errors.length > 0) return undefined;
  document.contents ??= document.createNode({});
  const root = document.contents;
  if (!isMap(root)) return undefined;
  // `{}` written on one line would stay so.
  if (root.items.length === 0) root.flow = false;
  if (path === undefined) {
    if (!isMap(root.get('severity'))) document.set('severity', document.createNode({}));
    document.setIn(['severity', rule], 'off');
  } else {
    const glob = globOf(path);
    const overrides = root.get('overrides');
    const own = isSeq(overrides)
      ? overrides.items.findIndex((item) => isMap(item) && isOnly(item.toJSON() as Record<string, unknown>, glob))
      : -1;
    if (own >= 0) document.setIn(['overrides', own, 'severity', rule], 'off');
    else {
      const entry = document.createNode({ files: [glob], severity: { [rule]: 'off' } });
      if (isSeq(overrides)) overrides.add(entry);
      else document.set('overrides', document.createNode([entry]));
    }
  }
  const written = document.toString({ lineWidth: 0 });
  return text.includes('\r\n') ? written.replace(/\r?\n/g, '\r\n') : written;
}

function isOnly({ files, severity }: Readonly<Record<string, unknown>>, path: string): boolean {
  const isPath = files === path || (Array.isArray(files) && files.length === 1 && files[0] === path);
  return isPath && typeof severity === 'object' && severity !== null;
}

/** The pattern that fits only this path. */
function globOf(path: string): string {
  const escaped = path.replace(/[\\[\]{}()*?!+@]/g, '\\$&');
  return path.includes('/') ? escaped : `/${escaped}`;
}
