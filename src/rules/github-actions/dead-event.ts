import type { WorkflowRule } from './rule';

/** Events that GitHub still reads and no longer sends. */
export const deadEvent: WorkflowRule = {
  id: 'github-actions/dead-event',
  summary: 'Start workflows by events that still happen.',
  why: 'GitHub accepts the name and never sends the event: the workflow that should label, test or train is never started, and nothing says so.',
  severity: 'warning',
  aliases: ['events'],
  fixable: false,
  *check({ pipeline }) {
    for (const { event } of pipeline.triggers) {
      const instead = dead[event.value];
      if (instead) yield { span: event.span, message: `\`${event.value}\` never starts a run: ${instead}` };
    }
  },
};

const classic = 'GitHub took the classic projects away in 2024. React to `issues` or `pull_request` instead.';

const dead: Readonly<Record<string, string>> = {
  project: classic,
  project_card: classic,
  project_column: classic,
  pull_request_comment:
    'comments on pull requests come as `issue_comment`. Use that, and test `github.event.issue.pull_request`.',
};
