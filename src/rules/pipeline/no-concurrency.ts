import type { Problem } from '../../core/finding';
import type { PipelineDocument } from './pipeline-document';
import { handlesModel, jobServes } from './purpose';
import { wording } from './wording';

/** Jobs that deploy or retrain a model and may run twice at the same time. */
export function* noConcurrency(document: PipelineDocument): Generator<Problem> {
  const { pipeline } = document;
  if (pipeline.concurrency || pipeline.jobs.length === 0 || !handlesModel(document)) return;
  const repeats = pipeline.triggers.some(({ event }) =>
    /^(schedule|repository_dispatch|workflow_dispatch|cron)$/.test(event.value),
  );
  for (const job of pipeline.jobs) {
    if (job.concurrency) continue;
    const deploys = jobServes(document, job, 'deploys');
    if (!deploys && !(repeats && jobServes(document, job, 'trains'))) continue;
    yield {
      span: job.id.span,
      message: `\`${job.id.value}\` ${deploys ? 'deploys' : 'retrains'}, and a second run can start before this one ends; the older may finish last and win. Add ${wording[pipeline.system].oneAtATime}.`,
    };
  }
}
