import type { Node } from 'yaml';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';

/** The values of every `if` of a workflow: of its jobs, their snapshots and their steps. */
export function* conditionsOf({ yaml }: GithubWorkflowDocument): Iterable<Node> {
  if (!yaml) return;
  for (const { value: job } of yaml.entries(yaml.get(yaml.root, 'jobs'))) {
    const holders = [job, ...yaml.items(yaml.get(job, 'steps')), yaml.get(job, 'snapshot')];
    for (const holder of holders) {
      const condition = yaml.get(holder, 'if');
      if (condition) yield condition;
    }
  }
}
