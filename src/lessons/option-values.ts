/**
 * The texts at a path of options, with the keys that lead to each: `file`, `start.cwd`, `contains[*].file` (each entry of a list; the
 * brackets may be left out), `mutate.*.copy` (each value of a list or map). What is not there, or is no text, gives nothing.
 */
export function optionValues(
  options: unknown,
  path: string,
): { readonly text: string; readonly at: readonly (string | number)[] }[] {
  const parts = path.replace(/\[\*?\]/g, '').split('.');
  let found: { readonly value: unknown; readonly at: readonly (string | number)[] }[] = [{ value: options, at: [] }];
  for (const part of parts)
    found = found.flatMap(({ value, at }) =>
      // A name goes into each entry of a list; `*` says so, or goes into each value of a map.
      (Array.isArray(value) && part !== '*'
        ? value.map((entry, index) => ({ value: entry, at: [...at, index] }))
        : [{ value, at }]
      )
        .flatMap((one) => children(one.value).map(([key, child]) => ({ key, value: child, at: [...one.at, key] })))
        .filter(({ key }) => part === '*' || key === part),
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
