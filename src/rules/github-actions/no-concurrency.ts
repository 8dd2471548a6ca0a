import type { Fix } from '../../core/finding';
import { noConcurrency as findConcurrent } from '../pipeline/no-concurrency';
import { insertLinesBefore } from './insert-lines';
import type { WorkflowRule } from './rule';

/** Two deployments or two retrainings must not run at the same time. */
export const noConcurrency: WorkflowRule = {
  id: 'github-actions/no-concurrency',
  summary: 'Let one deployment or retraining run at a time.',
  why: 'Two runs race for one model alias, one endpoint, one file of metrics: the older model can win because it finished last, and nobody sees which one is serving.',
  severity: 'warning',
  aliases: ['concurrency-limits'],
  fixable: true,
  *check(document) {
    const { jobsSpan } = document.pipeline;
    const fix = jobsSpan && serialise(document.source.text, jobsSpan.start);
    for (const problem of findConcurrent(document)) yield { ...problem, ...(fix && { fix }) };
  },
};

function serialise(text: string, at: number): Fix | undefined {
  const lines = [
    'concurrency:',
    '  group: ${{ github.workflow }}-${{ github.ref }}',
    '  cancel-in-progress: false',
    '',
  ];
  const edit = insertLinesBefore(text, at, lines);
  return edit && { title: 'Let one run wait for the other', edits: [edit], safe: false };
}
