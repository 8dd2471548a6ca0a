import type { Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { YamlEntry } from '../../parse/yaml';

/** Keys of one mapping that Prometheus does not know, or that stand twice: both make it refuse the whole file. */
export function* keyProblems(
  entries: readonly YamlEntry[],
  known: ReadonlySet<string>,
  where: string,
  isAllowed: (key: string) => boolean = () => false,
): Iterable<Problem> {
  const seen = new Set<string>();
  for (const { key, keySpan } of entries) {
    if (seen.has(key))
      yield {
        span: keySpan,
        message: `\`${key}\` stands here twice, so Prometheus refuses the file. Keep one of them.`,
      };
    seen.add(key);
    if (known.has(key) || isAllowed(key) || key === '') continue;
    const near = nearestName(key, known);
    yield {
      span: keySpan,
      message: `Prometheus knows no \`${key}\` in ${where}, so it refuses the file. ${near ? `You may mean \`${near}\`.` : 'Take it away, or move it to where it belongs.'}`,
      ...(near &&
        !entries.some((entry) => entry.key === near) && {
          fix: { title: `Write ${near}`, edits: [{ span: keySpan, text: near }], safe: false },
        }),
    };
  }
}
