import type { Problem } from '../../core/finding';
import type { Job, Step } from '../../parse/pipeline';
import type { PipelineDocument } from './pipeline-document';
import { jobServes, stepServes } from './purpose';
import { wording } from './wording';

/** Jobs that train without a time limit of their own, with the job for a fix. */
export function* noTimeout(document: PipelineDocument): Generator<Problem & { readonly job: Job }> {
  const words = wording[document.pipeline.system];
  for (const job of document.pipeline.jobs) {
    if (job.calls || job.timeoutMinutes || !jobServes(document, job, 'trains')) continue;
    const training = job.steps.filter((step) => stepServes(document, step, 'trains'));
    if (training.length > 0 && training.every((step) => step.timeoutMinutes || isHandedOver(document, step))) continue;
    yield {
      job,
      span: job.id.span,
      message: `\`${job.id.value}\` trains and has no time limit of its own: a run that hangs goes on for ${words.withoutLimit}. Set ${words.timeLimit} to about twice what a good run takes.`,
    };
  }
}

/** Whether the step only hands the training over to a service, which wants a limit and does not keep the job waiting. */
function isHandedOver(document: PipelineDocument, { run }: Step): boolean {
  return (
    run !== undefined &&
    document.commands(run).some(({ words }) => words.some(({ text }) => text === 'create-training-job')) &&
    !/\bwait\b/.test(run.raw)
  );
}
