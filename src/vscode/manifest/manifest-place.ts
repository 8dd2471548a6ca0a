/** Where the cursor is in a manifest. */
export interface ManifestPlace {
  /** The mappings and lists around it from the top, which itself comes first: the key each stands under (`[]` for a list item), and its plain values so far, e.g. `kind` → `files`. */
  readonly around: readonly { readonly via: string; readonly entries: ReadonlyMap<string, string> }[];
  /** The key whose value is being typed; `undefined` where a key begins. */
  readonly key: string | undefined;
}

/** A mapping or a list that is still open at a line. */
interface Frame {
  readonly kind: 'map' | 'list';
  readonly indent: number;
  /** The key or `[]` under which it stands. */
  readonly via: string;
  readonly entries: Map<string, string>;
  lastKey: string;
}

/** Reads the place of a line and column (both from 0) from the indentation of a half-typed YAML text in block style. */
export function readPlace(text: string, line: number, column: number): ManifestPlace {
  const lines = text.split(/\r?\n/);
  const stack: Frame[] = [frame('map', 0, '')];
  for (const above of lines.slice(0, line)) if (!/^\s*(#.*)?$/.test(above)) read(stack, above);
  const key = read(stack, (lines[line] ?? '').slice(0, column));
  const top = stack.at(-1);
  for (const below of lines.slice(line + 1)) {
    if (/^\s*(#.*)?$/.test(below)) continue;
    const indent = below.search(/\S/);
    if (!top || indent < top.indent || /^\s*-\s/.test(below)) break;
    const [, name, value] = keyOf(below.trim()) ?? [];
    if (indent === top.indent && name !== undefined) top.entries.set(name, value ?? '');
  }
  return { around: stack, key };
}

/** Takes a line into the stack; returns its key when it has one. */
function read(stack: Frame[], text: string): string | undefined {
  let indent = text.length - text.trimStart().length;
  let rest = text.trimStart();
  for (let dash = /^-(\s+|$)/.exec(rest); dash; dash = /^-(\s+|$)/.exec(rest)) {
    pop(stack, (top) => top.indent > indent);
    const top = stack.at(-1);
    if (top?.kind === 'map') stack.push(frame('list', indent, top.lastKey));
    indent += dash[0].length;
    rest = rest.slice(dash[0].length);
    stack.push(frame('map', indent, '[]'));
  }
  // A list may stand at the indentation of its own key, so a key there ends it.
  pop(stack, (top) => top.indent > indent || (top.kind === 'list' && top.indent >= indent));
  const parent = stack.at(-1);
  if (parent?.kind === 'map' && parent.indent < indent && parent.lastKey !== '') {
    stack.push(frame('map', indent, parent.lastKey));
  }
  const [, key, value = ''] = keyOf(rest) ?? [];
  const top = stack.at(-1);
  if (key === undefined || !top) return undefined;
  top.entries.set(key, value);
  top.lastKey = key;
  return key;
}

function keyOf(text: string): RegExpExecArray | null {
  return /^([\w-]+)\s*:(?:\s+([^#]*?)\s*(?:#.*)?)?$/.exec(text);
}

function pop(stack: Frame[], isOver: (top: Frame) => boolean): void {
  for (let top = stack.at(-1); top && stack.length > 1 && isOver(top); top = stack.at(-1)) stack.pop();
}

function frame(kind: Frame['kind'], indent: number, via: string): Frame {
  return { kind, indent, via, entries: new Map(), lastKey: '' };
}
