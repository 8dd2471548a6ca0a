import { isScalar, type Node } from 'yaml';
import type { Span } from '../core/span';
import type { Access, Concurrency, Permissions, Placed, Setting, Text } from './pipeline';
import type { YamlDocument, YamlEntry } from './yaml';

/** What the readers of a workflow's parts share: the document and the text it was read from. */
export interface WorkflowReader {
  readonly yaml: YamlDocument;
  readonly text: string;
}

/** A scalar as text; `undefined` for a mapping, a list, null or nothing. A block's header line (`|`) is no part of its span. */
export function readText({ yaml, text }: WorkflowReader, node: Node | undefined): Text | undefined {
  const value = yaml.scalar(node);
  if (value === undefined || value === null) return undefined;
  const span = contentSpan(yaml, text, node);
  const written = text.slice(span.start, span.end);
  const literal = isScalar(node) && node.type === 'BLOCK_LITERAL';
  return { value: String(value), span, raw: literal ? written : foldLines(written) };
}

/** Outside a literal block YAML reads a single line end as a space. */
function foldLines(written: string): string {
  return written.replace(/(?<![\r\n])(\r\n|\n|\r)(?![ \t]*[\r\n])/g, (end) => ' '.repeat(end.length));
}

function contentSpan(yaml: YamlDocument, text: string, node: Node | undefined): Span {
  const span = yaml.spanOf(node);
  if (!isScalar(node)) return span;
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') {
    const header = text.slice(span.start, span.end).search(/[\r\n]/);
    if (header < 0) return { start: span.end, end: span.end };
    const content = text.slice(span.start + header, span.end).search(/\S/);
    return { start: span.start + header + Math.max(0, content), end: span.end };
  }
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
  return quoted && span.end - span.start >= 2 ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** A number, or the expression that will give one. */
export function readNumber(reader: WorkflowReader, node: Node | undefined): Placed<number | string> | undefined {
  const value = reader.yaml.scalar(node);
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  return { value, span: reader.yaml.spanOf(node) };
}

/** True, false, or the expression that will give one. */
export function readFlag(reader: WorkflowReader, node: Node | undefined): Placed<boolean | string> | undefined {
  const value = reader.yaml.scalar(node);
  if (typeof value !== 'boolean' && typeof value !== 'string') return undefined;
  return { value, span: reader.yaml.spanOf(node) };
}

/** A scalar or a list of scalars. */
export function readTexts(reader: WorkflowReader, node: Node | undefined): Text[] {
  const single = readText(reader, node);
  return single ? [single] : reader.yaml.items(node).flatMap((item) => readText(reader, item) ?? []);
}

/** The pairs of `env`, `with` or `outputs` whose values are scalars; an empty value is an empty text after the key. */
export function readSettings(reader: WorkflowReader, node: Node | undefined): Setting[] {
  return reader.yaml.entries(node).flatMap(({ key, keySpan, value }) => {
    const after = { start: keySpan.end, end: keySpan.end };
    const text = value ? readText(reader, value) : { value: '', span: after, raw: '' };
    return text ? [{ name: { value: key, span: keySpan }, value: text }] : [];
  });
}

/** `permissions` of a workflow or a job; `undefined` when the key is not there. An empty mapping grants nothing. */
export function readPermissions(reader: WorkflowReader, entry: YamlEntry | undefined): Permissions | undefined {
  if (!entry) return undefined;
  const { yaml } = reader;
  const span = { start: entry.keySpan.start, end: Math.max(entry.keySpan.end, yaml.spanOf(entry.value).end) };
  const word = yaml.scalar(entry.value);
  const all: Access | undefined = word === 'write-all' ? 'write' : word === 'read-all' ? 'read' : undefined;
  const scopes = yaml.entries(entry.value).flatMap(({ key, keySpan, value }) => {
    const access = yaml.scalar(value);
    if (access !== 'none' && access !== 'read' && access !== 'write') return [];
    return [{ name: key, access: access as Access, span: { start: keySpan.start, end: yaml.spanOf(value).end } }];
  });
  return { span, all, scopes };
}

/** `concurrency` of a workflow or a job, in its short or its long form. */
export function readConcurrency(reader: WorkflowReader, entry: YamlEntry | undefined): Concurrency | undefined {
  if (!entry) return undefined;
  const { yaml } = reader;
  const span = { start: entry.keySpan.start, end: Math.max(entry.keySpan.end, yaml.spanOf(entry.value).end) };
  const short = readText(reader, entry.value);
  if (short) return { span, group: short, cancels: false };
  const cancels = yaml.scalar(yaml.get(entry.value, 'cancel-in-progress'));
  return {
    span,
    group: readText(reader, yaml.get(entry.value, 'group')),
    cancels: cancels !== undefined && cancels !== false,
  };
}

/** `defaults.run` of a workflow or a job. */
export function readDefaults(
  reader: WorkflowReader,
  node: Node | undefined,
): { shell: Text | undefined; workingDirectory: Text | undefined } {
  const { yaml } = reader;
  const run = yaml.get(yaml.get(node, 'defaults'), 'run');
  return {
    shell: readText(reader, yaml.get(run, 'shell')),
    workingDirectory: readText(reader, yaml.get(run, 'working-directory')),
  };
}
