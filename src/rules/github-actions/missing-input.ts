import { calledAction } from './called-action';
import { listNames } from './nearest-name';
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
        const facts = calledAction(document, step);
        if (!facts || facts.required.size === 0) continue;
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

/** The runner hands inputs over as `INPUT_NAME`, and so can a step. */
function isHandedByEnv(
  env: readonly { readonly name: { readonly value: string } }[],
  missing: readonly string[],
): boolean {
  const names = new Set(env.map(({ name }) => name.value.toLowerCase()));
  return missing.every((name) => names.has(`input_${name.replace(/ /g, '_')}`));
}
