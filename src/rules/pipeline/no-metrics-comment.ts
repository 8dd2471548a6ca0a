import type { Problem } from '../../core/finding';
import type { PipelineDocument } from './pipeline-document';
import { handlesModel, stepServes } from './purpose';

/** Ready-made steps and commands that show a reviewer a result. */
const reportingActions =
  /^(actions\/github-script|marocchino\/sticky-pull-request-comment|peter-evans\/create-or-update-comment|thollander\/actions-comment-pull-request|mshick\/add-pr-comment|dorny\/test-reporter|EnricoMi\/publish-unit-test-result-action|mikepenz\/action-junit-report|iterative\/setup-cml|benchmark-action\/)/i;
const reportingText =
  /GITHUB_STEP_SUMMARY|\bcml\b|gh (pr|issue) (comment|review|edit)|issues\/[^\s]*\/comments|wandb|neptune|::notice|::warning/i;

/** A model that is evaluated for a merge request, with a result that only the log shows. */
export function* noMetricsComment(document: PipelineDocument): Generator<Problem> {
  const { pipeline } = document;
  if (
    !pipeline.triggers.some(({ event }) => /^(pull_request|merge_request)/.test(event.value)) ||
    !handlesModel(document)
  )
    return;
  const steps = pipeline.jobs.flatMap((job) => job.steps);
  const reports = steps.some(
    ({ uses, run }) => reportingActions.test(uses?.value ?? '') || reportingText.test(run?.raw ?? ''),
  );
  if (reports || pipeline.jobs.some(({ calls }) => calls)) return;
  for (const job of pipeline.jobs) {
    if (/\bpush\b/.test(job.condition?.value ?? '')) continue;
    const step = job.steps.find(
      (each) => each.run && !/\bpush\b/.test(each.condition?.value ?? '') && stepServes(document, each, 'evaluates'),
    );
    const command =
      step?.run &&
      document
        .commands(step.run)
        .find(({ words }) => /eval|valid|score|backtest|champion|gate/i.test(words.map(({ text }) => text).join(' ')));
    if (!step?.run || !command) continue;
    yield {
      span: command.span,
      message: `The result of this evaluation is only in the log, so who reviews the change does not see what it does to the model. ${pipeline.system === 'github' ? 'Append a table to `$GITHUB_STEP_SUMMARY` or comment on the pull request.' : 'Comment on the merge request, e.g. with `cml comment create`.'}`,
    };
    return;
  }
}
