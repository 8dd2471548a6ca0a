const keys = new Set(
  'type from source target readonly id sharing required size mode uid gid src dst destination ro rw readwrite env'.split(
    ' ',
  ),
);
const types = new Set(['bind', 'cache', 'tmpfs', 'secret', 'ssh']);
const withOwner = new Set(['secret', 'ssh', 'cache']);

/** What is wrong with the value of `RUN --mount`, which holds no variables; `undefined` when nothing is. */
export function mountFact(value: string): string | undefined {
  const given = new Map<string, string | undefined>();
  // A quoted field may hold commas: rare enough to be left alone.
  if (value.includes('"')) return undefined;
  for (const field of value.split(',')) {
    const equals = field.indexOf('=');
    const key = (equals < 0 ? field : field.slice(0, equals)).toLowerCase();
    if (!keys.has(key)) return `A mount has no field \`${key}\`. Its fields are ${[...keys].slice(0, 12).join(', ')}.`;
    if (equals < 0 && !/^(?:readonly|ro|rw|readwrite|required)$/.test(key))
      return `The field \`${key}\` needs a value. Write \`${key}=…\`.`;
    given.set(key, equals < 0 ? undefined : field.slice(equals + 1));
  }
  const type = (given.get('type') ?? 'bind').toLowerCase();
  const sharing = given.get('sharing');
  const only = (key: string, isAllowed: boolean) =>
    given.has(key) && !isAllowed ? `A mount of type \`${type}\` has no \`${key}\`. Remove it.` : undefined;
  if (!types.has(type)) return `\`${type}\` is no type of mount. Use ${[...types].join(', ')}.`;
  if (sharing !== undefined && !/^(?:shared|private|locked)$/i.test(sharing))
    return `\`${sharing}\` is no way to share a cache. Use \`shared\`, \`private\` or \`locked\`.`;
  if (type === 'secret' && !['id', 'source', 'src', 'target', 'dst', 'destination'].some((key) => given.has(key)))
    return 'This mount names no secret. Add `id=<name>`.';
  return (
    only('sharing', type === 'cache') ??
    only('size', type === 'tmpfs') ??
    only('required', type === 'secret' || type === 'ssh') ??
    only('mode', withOwner.has(type)) ??
    only('uid', withOwner.has(type)) ??
    only('gid', withOwner.has(type)) ??
    only('from', type !== 'secret')
  );
}
