import type { Text } from '../../parse/pipeline';
import type { WorkflowRule } from './rule';

/** A third party's action or workflow must be named by commit, a container by digest. */
export const unpinnedAction: WorkflowRule = {
  id: 'github-actions/unpinned-action',
  summary: "Name third parties' actions by commit.",
  why: 'A tag or branch can be moved by whoever gets hold of that repository, and the new code then runs with your token, your cloud keys and your model. It happened in 2025 to an action that 23,000 repositories used.',
  severity: 'warning',
  aliases: ['unpinned-uses'],
  fixable: false,
  *check({ pipeline }) {
    for (const job of pipeline.jobs) {
      for (const uses of [job.calls, ...job.steps.map((step) => step.uses)]) {
        const message = uses && explain(uses);
        if (message) yield { span: uses.span, message };
      }
    }
  },
};

function explain({ value }: Text): string | undefined {
  if (value.startsWith('docker://')) {
    if (/@sha256:[0-9a-f]{64}$/.test(value)) return undefined;
    return `\`${value}\` is whatever image its publisher pushes under that name. Name it by digest: \`docker://…@sha256:…\`.`;
  }
  const [path = '', ref] = value.split('@');
  const owner = path.split('/')[0] ?? '';
  if (ref === undefined || ref === '' || !/^[\w.-]+$/.test(owner) || /^\.|^\$/.test(owner)) return undefined;
  // GitHub's own are as trustworthy as the runner they run on.
  if (/^(actions|github)$/i.test(owner) || /^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref)) return undefined;
  const kind = /^v?\d/.test(ref) ? 'a tag' : 'a branch or a tag';
  return `\`${path}\` is another's code, and \`${ref}\` is ${kind} that can be moved to other code. Name the commit behind it and keep the version in a comment: \`${path}@<40 digits> # ${ref}\`.`;
}
