import type { Span } from '../../core/span';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import type { Job, Step } from '../../parse/pipeline';
import { findExpressions } from '../../parse/pipeline-expression';
import type { WorkflowRule } from './rule';

/** A workflow that runs with the repository's secrets must not fetch a stranger's branch. */
export const prTargetCheckout: WorkflowRule = {
  id: 'github-actions/pr-target-checkout',
  summary: "Fetch no stranger's code where secrets are at hand.",
  why: "`pull_request_target` and `workflow_run` hand secrets and a writing token to a job that a stranger's pull request starts. With their code checked out, their `conftest.py` or `setup.py` reads the secrets and the model registry is theirs.",
  severity: 'error',
  aliases: ['dangerous-triggers'],
  fixable: false,
  *check(document) {
    const trigger = document.pipeline.triggers.find(({ event }) =>
      /^(pull_request_target|workflow_run)$/.test(event.value),
    );
    if (!trigger) return;
    for (const job of document.pipeline.jobs) {
      if (isGuarded(job)) continue;
      for (const step of job.steps) {
        const span = strangersCheckout(document, step);
        if (span)
          yield {
            span,
            message: `This fetches the pull request's own code into a job that \`${trigger.event.value}\` gives the repository's secrets. Run that code under \`pull_request\`, or leave the default checkout here.`,
          };
      }
    }
  },
};

/** Someone with rights lets it through: an environment with approval, or a condition on who or what it is. */
function isGuarded(job: Job): boolean {
  const condition = job.condition?.value ?? '';
  return (
    job.environment !== undefined ||
    /head\.repo\.full_name\s*==|author_association|\.labels?\b|event\.label|github\.actor\s*==|head_repository\.full_name\s*==|head\.repo\.fork/.test(
      condition,
    )
  );
}

const headPaths =
  /^github\.(head_ref|event\.pull_request\.(head\.|merge_commit_sha|number)|event\.number|event\.workflow_run\.(head_sha|head_branch|head_commit|head_repository|pull_requests))/;

function strangersCheckout(document: GithubWorkflowDocument, step: Step): Span | undefined {
  if (/^actions\/checkout@/i.test(step.uses?.value ?? '')) {
    const guarded = step.inputs.filter(({ name }) => name.value === 'ref' || name.value === 'repository');
    return guarded.find(({ value }) =>
      findExpressions(value).some(({ reads }) => reads.some(({ path }) => headPaths.test(path))),
    )?.value.span;
  }
  if (!step.run) return undefined;
  const known = step.env.filter(({ value }) =>
    findExpressions(value).some(({ reads }) => reads.some(({ path }) => headPaths.test(path))),
  );
  const command = document.commands(step.run).find(({ words }) => {
    const line = words.map(({ text }) => text).join(' ');
    if (/^gh pr checkout\b/.test(line)) return true;
    if (!/^git (fetch|checkout|pull|switch|merge|clone)\b/.test(line)) return false;
    return (
      /\bpull\/[^ ]+/.test(line) ||
      /github\.head_ref|pull_request\.head|workflow_run\.head/.test(line) ||
      known.some(({ name }) => line.includes(`$${name.value}`) || line.includes(`\${${name.value}`))
    );
  });
  return command?.span;
}
