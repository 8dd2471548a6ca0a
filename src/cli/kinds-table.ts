import type { CheckKind, JsonSchema } from '../checks/check';

/** Where the generated part of the authors' page begins and ends. */
export const tableMarks = ['<!-- kinds: written by `node dist/cli.js schema` -->', '<!-- end of kinds -->'] as const;

/** The check kinds with their options, in Markdown, for the authors' page. */
export function kindsTable(kinds: readonly CheckKind[]): string {
  return kinds
    .map((kind) => [`### \`${kind.kind}\``, '', describeKind(kind), '', ...optionLines(kind.schema)].join('\n'))
    .join('\n\n');
}

/** The page with its generated part as it must be. Throws when the marks are missing. */
export function replaceTable(page: string, table: string): string {
  const [begin, end] = tableMarks;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The page lacks ${begin} … ${end}.`);
  return `${page.slice(0, from + begin.length)}\n\n${table}\n\n${page.slice(to)}`;
}

function describeKind({ summary, seconds, isStatic, needs }: CheckKind): string {
  const runs = tryOut(() => isStatic({})) === true ? 'Reads files only' : 'Starts something';
  const tools = tryOut(() => needs({})) ?? [];
  const told = tools.length > 0 ? `, needs ${tools.join(', ')}` : '';
  return `${summary.replace(/\.$/, '')}. ${runs}${told}; ${seconds} seconds at most unless the check says otherwise.`;
}

/** Some kinds answer from their options, which a list of kinds has not. */
function tryOut<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

function optionLines(schema: JsonSchema): string[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const required = new Set((schema['required'] as readonly string[] | undefined) ?? []);
  return Object.entries(properties).flatMap(([name, option]) => {
    const marks = [typeOf(option), required.has(name) ? 'required' : ''].filter(Boolean).join(', ');
    const text = typeof option['description'] === 'string' ? ` ${option['description']}` : '';
    const inner = (option['properties'] ?? (option['items'] as JsonSchema | undefined)?.['properties']) as
      | Readonly<Record<string, JsonSchema>>
      | undefined;
    const nested = inner
      ? [
          `  Keys: ${Object.keys(inner)
            .map((key) => `\`${key}\``)
            .join(', ')}.`,
        ]
      : [];
    return [`- \`${name}\`${marks ? ` (${marks})` : ''}:${text || ' see the schema.'}`, ...nested];
  });
}

function typeOf({ type, enum: values, const: constant, $ref }: JsonSchema): string {
  if (Array.isArray(values)) return values.map((value) => `\`${String(value)}\``).join(' or ');
  if (constant !== undefined) return `\`${String(constant)}\``;
  if (typeof $ref === 'string') return $ref.endsWith('/expectation') ? 'expectation' : $ref.replace(/^.*\//, '');
  const names: Readonly<Record<string, string>> = {
    object: 'map',
    array: 'list',
    string: 'text',
    integer: 'whole number',
    boolean: 'true or false',
  };
  return [type ?? []]
    .flat()
    .map((name) => names[String(name)] ?? String(name))
    .join(' or ');
}
