import { type ManifestPlace, readPlace } from './manifest-place';

type Schema = Readonly<Record<string, unknown>>;

/** A key or a value that fits at the cursor. */
export interface Suggestion {
  readonly label: string;
  readonly kind: 'key' | 'value';
  /** What the schema says of it. */
  readonly description: string;
  /** The text to write; `$0` is where the cursor goes. */
  readonly snippet: string;
  readonly isRequired: boolean;
}

/** What the schema allows at a line and column (both from 0) of a manifest, without the keys that are there already. */
export function suggest(root: Schema, text: string, line: number, column: number): Suggestion[] {
  const place = readPlace(text, line, column);
  const schemas = schemasAt(root, place);
  const { key } = place;
  if (key !== undefined) {
    const values = schemas.flatMap((schema) => valuesOf(resolve(root, recordOf(recordOf(schema['properties'])[key]))));
    return [...new Set(values)].map((label) => ({
      label,
      kind: 'value',
      description: '',
      snippet: label,
      isRequired: false,
    }));
  }
  const present = place.around.at(-1)?.entries;
  const found = new Map<string, Suggestion>();
  for (const schema of schemas) {
    const required = Array.isArray(schema['required']) ? schema['required'] : [];
    for (const [label, value] of Object.entries(recordOf(schema['properties']))) {
      if (present?.has(label) || found.has(label)) continue;
      const whole = resolve(root, recordOf(value));
      const description = textOf(recordOf(value)['description']) || textOf(whole['description']);
      const snippet = `${label}:${opening(whole)}`;
      found.set(label, { label, kind: 'key', description, snippet, isRequired: required.includes(label) });
    }
  }
  return [...found.values()];
}

/** The schemas that hold at a place: more than one where conditions and alternatives add to each other. */
function schemasAt(root: Schema, { around }: ManifestPlace): Schema[] {
  let schemas: Schema[] = [root];
  for (const [index, { entries }] of around.entries()) {
    schemas = schemas.flatMap((schema) => expand(root, schema, entries));
    const via = around[index + 1]?.via;
    if (via === undefined) break;
    schemas = schemas
      .map((schema) => recordOf(via === '[]' ? schema['items'] : recordOf(schema['properties'])[via]))
      .filter((schema) => Object.keys(schema).length > 0);
  }
  return schemas;
}

/** The schema itself, with the parts that references, alternatives and fulfilled conditions add. */
function expand(root: Schema, schema: Schema, entries: ReadonlyMap<string, string>): Schema[] {
  const whole = resolve(root, schema);
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((name) => (Array.isArray(whole[name]) ? whole[name] : []));
  const added = parts.flatMap((part) => expand(root, recordOf(part), entries));
  const condition = recordOf(whole['if']);
  if (Object.keys(condition).length === 0) return [whole, ...added];
  const holds = Object.entries(recordOf(condition['properties'])).every(
    ([key, value]) => recordOf(value)['const'] === entries.get(key),
  );
  return holds ? [whole, ...added, ...expand(root, recordOf(whole['then']), entries)] : [whole, ...added];
}

function valuesOf(schema: Schema): string[] {
  if (Array.isArray(schema['enum'])) return schema['enum'].map(String);
  return schema['const'] !== undefined
    ? [String(schema['const'])]
    : schema['type'] === 'boolean'
      ? ['true', 'false']
      : [];
}

/** What follows the colon: a list begins with a dash, a mapping on its own line, all else on the same line. */
function opening(schema: Schema): string {
  if (schema['type'] === 'array') return '\n  - $0';
  return schema['type'] === 'object' ? '\n  $0' : ' $0';
}

function resolve(root: Schema, schema: Schema): Schema {
  const reference = schema['$ref'];
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return schema;
  return reference
    .slice(2)
    .split('/')
    .reduce<Schema>((at, name) => recordOf(at[name]), root);
}

function recordOf(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
