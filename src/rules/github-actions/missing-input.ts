import { listNames } from '../list-names';
import { actionFacts } from './action-facts';
import type { WorkflowRule } from './rule';

/** Inputs that an action cannot do without must be given. */
export const missingInput: WorkflowRule = {
  id: 'github-actions/missing-input',
  summary: 'Give an action the inputs that it needs.',
  why: 'The step fails when it is reached, which in a training workflow is after the training: the model of four hours is not uploaded because `path` was forgotten.',
  severity: 'error',
  aliases: ['action'],
  fixable: false,
  *check(document) {
    for (const job of document.pipeline.jobs) {
      for (const step of job.steps) {
        if (!step.uses) continue;
        const facts = actionFacts(step.uses);
        if (!facts || !failsWithout(facts.action)) continue;
        const given = new Set(step.inputs.map(({ name }) => name.value.toLowerCase()));
        const missing = [...facts.required].filter((name) => !given.has(name));
        if (missing.length === 0 || isHandedByEnv(step.env, missing)) continue;
        yield {
          span: step.uses.span,
          message: `\`${step.uses.value}\` needs ${listNames(missing)}. Give ${missing.length > 1 ? 'them' : 'it'} under \`with\`.`,
        };
      }
    }
  },
};

/** Actions whose code refuses to go on without the inputs that they call required; GitHub itself does not look. */
const strict =
  /^(actions\/(cache(\/(restore|save))?|upload-artifact|github-script|setup-java|create-github-app-token)|aws-actions\/(configure-aws-credentials|amazon-ecs-render-task-definition)|azure\/k8s-deploy|dorny\/paths-filter|google-github-actions\/(get-gke-credentials|upload-cloud-storage))$/i;

/** Whether an action ends with an error when an input is missing that it calls required. */
export function failsWithout(action: string): boolean {
  return strict.test(action);
}

/** The runner hands inputs over as `INPUT_NAME`, and so can a step. */
export function isHandedByEnv(
  env: readonly { readonly name: { readonly value: string } }[],
  missing: readonly string[],
): boolean {
  const names = new Set(env.map(({ name }) => name.value.toLowerCase()));
  return missing.every((name) => names.has(`input_${name.replace(/ /g, '_')}`));
}
