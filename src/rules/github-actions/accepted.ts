import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import type { YamlProblem } from '../../parse/yaml';
import { eventEntries } from './event-entries';

/** Whether GitHub's published parser refuses something that GitHub itself takes. */
export function isAccepted({ message, span }: YamlProblem, document: GithubWorkflowDocument): boolean {
  const unknown = /^Unexpected value '(.*)'$/s.exec(message)?.[1];
  if (unknown === undefined) return false;
  const { yaml } = document;
  const inside = (node: Parameters<NonNullable<typeof yaml>['spanOf']>[0]): boolean => {
    const around = yaml && node ? yaml.spanOf(node) : undefined;
    return around !== undefined && around.start <= span.start && span.end <= around.end;
  };
  const on = yaml?.get(yaml.root, 'on');
  if (unknown === 'repository_dispatch' && inside(on)) return true;
  const custom = eventEntries(document).find(({ key }) => key === 'repository_dispatch');
  if (yaml && inside(yaml.get(custom?.value, 'types'))) return true;
  // Sections of which every line is commented out.
  return (
    unknown === '' &&
    inside(on) &&
    !/^(cron|timezone|description)\b/.test(document.source.text.slice(span.start, span.end))
  );
}
