import type { Problem } from '../../core/finding';
import type { Job } from '../../parse/pipeline';
import type { PipelineDocument } from './pipeline-document';
import { handlesModel, jobServes } from './purpose';
import { wording } from './wording';

/** Jobs that deploy or retrain a model and may run twice at the same time. */
export function* noConcurrency(document: PipelineDocument): Generator<Problem> {
  const { pipeline } = document;
  if (pipeline.concurrency || pipeline.jobs.length === 0 || !handlesModel(document)) return;
  const startedBy = (events: RegExp): boolean => pipeline.triggers.some(({ event }) => events.test(event.value));
  const onSchedule = startedBy(/^(?:schedule|cron)$/);
  const onRequest = startedBy(/^(?:repository_dispatch|workflow_dispatch)$/);
  for (const job of pipeline.jobs) {
    if (job.concurrency) continue;
    const deploys = jobServes(document, job, 'deploys');
    const retrains = (onSchedule || (onRequest && leavesResult(document, job))) && jobServes(document, job, 'trains');
    if (!deploys && !retrains) continue;
    yield {
      span: job.id.span,
      message: `\`${job.id.value}\` ${deploys ? 'deploys' : 'retrains'}, and a second run can start before this one ends; the older may finish last and win. Add ${wording[pipeline.system].oneAtATime}.`,
    };
  }
}

/** Whether a job reaches something that stays when it has ended: a training to look at, started by hand, races for nothing. */
function leavesResult({ source: { text } }: PipelineDocument, { span }: Job): boolean {
  return /\bsecrets\.(?!GITHUB_TOKEN\b)|\b(?:git|dvc|docker) push\b|\baws s3\b|\bgsutil\b|\bgcloud\b|\bMLFLOW_TRACKING_URI\b|\bregister/.test(
    text.slice(span.start, span.end),
  );
}
