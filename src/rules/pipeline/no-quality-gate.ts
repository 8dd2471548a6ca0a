import type { Problem } from '../../core/finding';
import { type Job, jobsBefore, type Step } from '../../parse/pipeline';
import { modelDeployments } from './other-deployment';
import type { PipelineDocument } from './pipeline-document';
import { handlesModel, jobServes, stepServes } from './purpose';
import { wording } from './wording';

/** Jobs that deploy a model which no job before them has evaluated, or not in a way that could stop them. */
export function noQualityGate(document: PipelineDocument): Generator<Problem> {
  return modelDeployments(findUngated, document);
}

function* findUngated(document: PipelineDocument): Generator<Problem> {
  if (!handlesModel(document)) return;
  const words = wording[document.pipeline.system];
  for (const job of document.pipeline.jobs) {
    if (job.calls || !jobServes(document, job, 'deploys')) continue;
    const before = jobsBefore(document.pipeline, job);
    const gates = [
      ...before.filter((each) => jobServes(document, each, 'evaluates')),
      ...(evaluatesFirst(document, job) ? [job] : []),
    ];
    if (decidesItself(document, job, before)) continue;
    const firm = gates.filter((gate) => canStop(document, gate));
    const ignores =
      firm.length > 0 && !firm.includes(job) && /\b(always|failure)\s*\(/.test(job.condition?.value ?? '');
    if (firm.length > 0 && !ignores) continue;
    const name = `\`${job.id.value}\``;
    yield {
      span: ignores && job.condition ? job.condition.span : job.id.span,
      message: ignores
        ? `${name} deploys even when the evaluation before it has failed, for \`${job.condition?.value}\` is true then too. Leave the condition out${document.pipeline.system === 'github' ? ' or add `success()`' : ''}.`
        : gates.length > 0
          ? `${name} deploys after \`${gates[0]?.id.value}\`, whose evaluation can never fail. Take out ${words.mayFail} and \`|| true\` there.`
          : `${name} deploys a model that no ${words.job} has evaluated. Add a ${words.job} that measures it against a limit and fails, and make this one wait for it: ${words.waitsFor}.`,
    };
  }
}

/** Whether a step of the job evaluates before the first one that deploys. */
function evaluatesFirst(document: PipelineDocument, job: Job): boolean {
  const deploys = job.steps.findIndex((step) => stepServes(document, step, 'deploys'));
  const until = deploys < 0 ? job.steps.length : deploys;
  return job.steps.slice(0, until).some((step) => stepServes(document, step, 'evaluates'));
}

/** What is asked of a registry that hands out a model which somebody approved. */
const approved = /model-approval-status['"\s=:,]+Approved\b/i;

/** Whether a job goes on only where an earlier one found the model good enough, deploys what was approved or is the champion already, or deploys by nothing but a script that promotes, which compares before it does. */
function decidesItself(document: PipelineDocument, job: Job, before: readonly Job[]): boolean {
  if (/(^|[^a-z])champion([^a-z]|$)/i.test(`${job.id.value} ${job.name?.value ?? ''}`)) return true;
  if ([...before, job].some(({ steps }) => steps.some(({ run }) => approved.test(run?.raw ?? '')))) return true;
  if (/\boutputs?\.\w*(better|improv|promot|accept|approv|pass|deploy|winner|ok\b)/i.test(job.condition?.value ?? ''))
    return true;
  const deploying = job.steps.filter((step) => stepServes(document, step, 'deploys'));
  return deploying.length > 0 && deploying.every((step) => stepServes(document, step, 'promotes'));
}

function canStop(document: PipelineDocument, job: Job): boolean {
  if (isTrue(job.mayFail)) return false;
  const evaluating = job.steps.filter((step) => stepServes(document, step, 'evaluates'));
  return evaluating.length === 0 || evaluating.some((step) => !isTrue(step.mayFail) && !swallows(document, step));
}

/** Whether the step's script goes on after its evaluation failed: `|| true`, `|| echo …`, `set +e`. */
function swallows(document: PipelineDocument, { run }: Step): boolean {
  if (!run) return false;
  const commands = document.commands(run);
  return commands.some(({ followedBy, words }, index) => {
    const next = commands[index + 1]?.words[0]?.text ?? '';
    if (words[0]?.text === 'set' && words[1]?.text === '+e') return true;
    return followedBy === '||' && /^(true|:|echo|printf)$/.test(next);
  });
}

function isTrue(flag: { readonly value: boolean | string } | undefined): boolean {
  return flag?.value === true;
}
