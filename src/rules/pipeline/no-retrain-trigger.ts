import type { Problem } from '../../core/finding';
import type { PipelineDocument } from './pipeline-document';
import { jobServes } from './purpose';

/** A training pipeline that only a change of code starts. */
export function* noRetrainTrigger(document: PipelineDocument): Generator<Problem> {
  const { triggers, jobs } = document.pipeline;
  const push = triggers.find(({ event }) => event.value === 'push');
  if (!push || triggers.some(({ event }) => !/^(push|pull_request)$/.test(event.value))) return;
  // A job that tests code trains to see that it can; another workflow trains in earnest.
  const tests = /(^|[^a-z])(tests?|testing|lint|build|check|ci|smoke)($|[^a-z])/i;
  if (!jobs.some((job) => !job.calls && !tests.test(job.id.value) && jobServes(document, job, 'trains'))) return;
  yield {
    span: push.event.span,
    message:
      'Only a push starts this training: while nobody changes the code the data drifts and the model ages. Add a `schedule`, or `workflow_dispatch` and `repository_dispatch` for a person and a drift alert to start it.',
  };
}
