import type { Fix } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import { listNames } from '../list-names';
import { calledAction } from './called-action';
import { failsWithout, isHandedByEnv } from './missing-input';
import type { WorkflowRule } from './rule';

/** What a step hands to an action must be an input that the action has. */
export const actionInput: WorkflowRule = {
  id: 'github-actions/action-input',
  summary: 'Hand an action only inputs that it has.',
  why: 'GitHub runs on with a warning in the log: a misspelt `retention-days` deletes the model after a day, a misspelt `fail-on-cache-miss` retrains from nothing, a misspelt `python-version` tests another Python than production has.',
  severity: 'warning',
  aliases: ['action'],
  fixable: true,
  *check(document) {
    for (const job of document.pipeline.jobs) {
      for (const step of job.steps) {
        const facts = calledAction(document, step);
        if (!facts || facts.runtime === 'docker') continue;
        const given = new Set(step.inputs.map(({ name }) => name.value.toLowerCase()));
        const missing = failsWithout(facts.action) ? [] : [...facts.required].filter((name) => !given.has(name));
        if (step.uses && missing.length > 0 && !isHandedByEnv(step.env, missing))
          yield {
            span: step.uses.span,
            message: `\`${step.uses.value}\` calls ${listNames(missing)} required, and gets nothing there: it goes on with an empty text. Give it under \`with\`.`,
          };
        for (const { name } of step.inputs) {
          const key = name.value.toLowerCase();
          const shown = facts.major ? `${facts.action}@v${facts.major}` : facts.action;
          if (facts.deprecated.has(key)) {
            yield {
              span: name.span,
              message: `\`${shown}\` gives up the input \`${name.value}\`. Read its page for what takes its place, or leave it out.`,
            };
          } else if (!facts.inputs.has(key)) {
            const near = nearestName(
              key,
              [...facts.inputs].filter((each) => !given.has(each)),
            );
            const fix: Fix | undefined = near
              ? { title: `Write ${near}`, edits: [{ span: name.span, text: near }], safe: false }
              : undefined;
            const remedy = near
              ? `You may mean \`${near}\`.`
              : facts.inputs.size === 0
                ? 'It has none: leave it out.'
                : `It has ${listNames(facts.inputs)}.`;
            yield {
              span: name.span,
              message: `\`${shown}\` has no input \`${name.value}\` and passes over it. ${remedy}`,
              ...(fix && { fix }),
            };
          }
        }
      }
    }
  },
};
