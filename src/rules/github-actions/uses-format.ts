import type { Text } from '../../parse/pipeline';
import type { WorkflowRule } from './rule';

/** `uses` must be written in a form that GitHub can resolve. */
export const usesFormat: WorkflowRule = {
  id: 'github-actions/uses-format',
  summary: 'Name an action as `owner/repo@ref`, `./path` or `docker://image`.',
  why: 'GitHub cannot resolve anything else, so no job of the file starts: the nightly retraining is missing, not red.',
  severity: 'error',
  aliases: ['action', 'workflow-call'],
  fixable: false,
  *check({ pipeline }) {
    for (const job of pipeline.jobs) {
      const wrongCall = job.calls && explainCall(job.calls);
      if (job.calls && wrongCall) yield { span: job.calls.span, message: wrongCall };
      for (const { uses } of job.steps) {
        const wrong = uses && explainUses(uses);
        if (uses && wrong) yield { span: uses.span, message: wrong };
      }
    }
  },
};

function explainUses({ value }: Text): string | undefined {
  // `$/` stands for the root of the repository that the file itself is in.
  if (value.startsWith('$/')) return undefined;
  if (value.includes('${{'))
    return '`uses` takes no expression: GitHub fetches all actions before the job starts. Write the action itself.';
  if (/^docker:\/\//.test(value))
    return value === 'docker://'
      ? '`docker://` names no image. Write one behind it, e.g. `docker://python:3.12-slim`.'
      : undefined;
  if (/^\.\.?(\/|$)/.test(value)) {
    if (value.startsWith('..'))
      return `\`${value}\` leads out of the repository. Write a path from its root: \`./path/to/action\`.`;
    return /\.ya?ml$/.test(value) && /\.github\/workflows\//.test(value)
      ? 'A step cannot call a workflow. Call it from a job: `jobs.<id>.uses`.'
      : undefined;
  }
  const [path = '', ref, ...more] = value.split('@');
  if (ref === undefined || ref === '') return `\`${value}\` names no version. Write one behind it: \`${path}@v…\`.`;
  if (more.length > 0 || !/^[\w.-]+\/[\w.-]+(\/[^\s]+)?$/.test(path))
    return `\`${value}\` is no action that GitHub can find. Write \`owner/repo@ref\`, \`./path\` or \`docker://image\`.`;
  return undefined;
}

function explainCall({ value }: Text): string | undefined {
  if (value.startsWith('$/')) return undefined;
  if (value.includes('${{')) return '`uses` takes no expression here. Write the workflow itself.';
  if (value.startsWith('./')) {
    if (value.includes('@')) return 'A workflow of this repository is taken from the same commit. Take the `@…` out.';
    return /^\.\/\.github\/workflows\/[^/]+\.ya?ml$/.test(value)
      ? undefined
      : `\`${value}\` is no workflow: one stands directly in \`./.github/workflows/\` and ends in \`.yml\` or \`.yaml\`.`;
  }
  return /^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[^/@]+\.ya?ml@\S+$/.test(value)
    ? undefined
    : `\`${value}\` is no workflow that GitHub can find. Write \`owner/repo/.github/workflows/file.yml@ref\` or \`./.github/workflows/file.yml\`.`;
}
