/** What a value of an expression is, as far as the file tells. */
export type ExpressionType =
  | { readonly kind: 'any' | 'string' | 'number' | 'bool' | 'null' }
  | {
      readonly kind: 'object';
      readonly properties: ReadonlyMap<string, ExpressionType>;
      /** The type of every other property; `undefined` when there is no other. */
      readonly rest: ExpressionType | undefined;
    }
  | { readonly kind: 'array'; readonly item: ExpressionType };

export const anything: ExpressionType = { kind: 'any' };
export const text: ExpressionType = { kind: 'string' };
export const count: ExpressionType = { kind: 'number' };
export const flag: ExpressionType = { kind: 'bool' };
export const nothing: ExpressionType = { kind: 'null' };

/** An object with these properties (names in lower case) and, where `rest` is given, others of that type. */
export function objectOf(
  properties: Readonly<Record<string, ExpressionType>> | ReadonlyMap<string, ExpressionType>,
  rest?: ExpressionType,
): ExpressionType {
  const map = properties instanceof Map ? properties : new Map(Object.entries(properties));
  return { kind: 'object', properties: map, rest };
}

/** The type of a value that is of the one or the other. */
export function either(a: ExpressionType, b: ExpressionType): ExpressionType {
  if (a.kind === 'object' && b.kind === 'object') {
    const names = new Set([...a.properties.keys(), ...b.properties.keys()]);
    const merged = new Map<string, ExpressionType>();
    for (const name of names) {
      const [one, other] = [a.properties.get(name), b.properties.get(name)];
      merged.set(name, one && other ? either(one, other) : (one ?? other ?? anything));
    }
    return { kind: 'object', properties: merged, rest: a.rest ?? b.rest };
  }
  if (a.kind === 'array' && b.kind === 'array') return { kind: 'array', item: either(a.item, b.item) };
  return a.kind === b.kind ? a : anything;
}

/** The type of a plain value, as JSON or YAML gives it; a text with an expression in it may be anything. */
export function typeOfValue(value: unknown, depth = 0): ExpressionType {
  if (value === undefined || depth > 50) return anything;
  if (value === null) return nothing;
  if (typeof value === 'string') return value.includes('${{') ? anything : text;
  if (typeof value === 'number') return count;
  if (typeof value === 'boolean') return flag;
  if (Array.isArray(value)) {
    const items = value.slice(0, 1000).map((item) => typeOfValue(item, depth + 1));
    return { kind: 'array', item: items.length > 0 ? items.reduce(either) : anything };
  }
  const entries = Object.entries(value as object);
  return objectOf(new Map(entries.map(([name, item]) => [name.toLowerCase(), typeOfValue(item, depth + 1)])));
}

/** A type in words, for messages. */
export function describeType(type: ExpressionType): string {
  switch (type.kind) {
    case 'object':
      return 'an object';
    case 'array':
      return 'a list';
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'bool':
      return 'true or false';
    case 'null':
      return 'null';
    case 'any':
      return 'any value';
  }
}
