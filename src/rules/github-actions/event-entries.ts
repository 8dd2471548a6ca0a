import type { Node } from 'yaml';
import type { Span } from '../../core/span';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import { readText } from '../../parse/github-workflow-parts';
import type { Text } from '../../parse/pipeline';
import type { YamlEntry } from '../../parse/yaml';

/** The events of a workflow that are written as keys, with what stands below them. */
export function eventEntries({ yaml }: GithubWorkflowDocument): readonly YamlEntry[] {
  return yaml?.entries(yaml.get(yaml.root, 'on')) ?? [];
}

/** The schedules of a workflow: each `cron` with its place, and the time zone beside it. */
export function* schedules(
  document: GithubWorkflowDocument,
): Iterable<{ readonly cron: Text | undefined; readonly zone: Text | undefined; readonly span: Span }> {
  const { yaml, source } = document;
  if (!yaml) return;
  const reader = { yaml, text: source.text };
  for (const { key, value } of eventEntries(document)) {
    if (key !== 'schedule') continue;
    for (const item of yaml.items(value))
      yield {
        cron: readText(reader, yaml.get(item, 'cron')),
        zone: readText(reader, yaml.get(item, 'timezone')),
        span: yaml.spanOf(item),
      };
  }
}

/** The text of a scalar or of each item of a list. */
export function textsOf({ yaml, source }: GithubWorkflowDocument, node: Node | undefined): Text[] {
  if (!yaml) return [];
  const reader = { yaml, text: source.text };
  const single = readText(reader, node);
  return single ? [single] : yaml.items(node).flatMap((item) => readText(reader, item) ?? []);
}
