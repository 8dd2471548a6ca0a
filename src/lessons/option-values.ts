/**
 * The texts at a path of options, with the keys that lead to each: `file`, `start.cwd`, `contains[].file` (each entry of a list),
 * `mutate.*.copy` (each value of a list or map). What is not there, or is no text, gives nothing.
 */
export function optionValues(
  options: unknown,
  path: string,
): { readonly text: string; readonly at: readonly (string | number)[] }[] {
  const parts = path.replaceAll('[]', '.*').split('.');
  let found: { readonly value: unknown; readonly at: readonly (string | number)[] }[] = [{ value: options, at: [] }];
  for (const part of parts)
    found = found.flatMap(({ value, at }) =>
      children(value)
        .filter(([key]) => part === '*' || key === part)
        .map(([key, child]) => ({ value: child, at: [...at, key] })),
    );
  return found
    .flatMap(({ value, at }) =>
      Array.isArray(value)
        ? value.map((entry: unknown, index) => ({ value: entry, at: [...at, index] }))
        : [{ value, at }],
    )
    .flatMap(({ value, at }) => (typeof value === 'string' ? [{ text: value, at }] : []));
}

function children(value: unknown): (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((entry: unknown, index) => [index, entry] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
