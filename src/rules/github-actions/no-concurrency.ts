import type { Fix } from '../../core/finding';
import { insertLinesBefore } from './insert-lines';
import { handlesModel, jobServes } from './purpose';
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
    const { pipeline } = document;
    if (pipeline.concurrency || !pipeline.jobsSpan || !handlesModel(document)) return;
    const repeats = pipeline.triggers.some(({ event }) =>
      /^(schedule|repository_dispatch|workflow_dispatch)$/.test(event.value),
    );
    const fix = serialise(document.source.text, pipeline.jobsSpan.start);
    for (const job of pipeline.jobs) {
      if (job.concurrency) continue;
      const deploys = jobServes(document, job, 'deploys');
      if (!deploys && !(repeats && jobServes(document, job, 'trains'))) continue;
      yield {
        span: job.id.span,
        message: `\`${job.id.value}\` ${deploys ? 'deploys' : 'retrains'}, and a second run can start before this one ends; the older may finish last and win. Add \`concurrency\` with one group for such runs.`,
        ...(fix && { fix }),
      };
    }
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
