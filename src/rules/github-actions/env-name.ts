import type { WorkflowRule } from './rule';

/** A variable must have a name that can be read. */
export const envName: WorkflowRule = {
  id: 'github-actions/env-name',
  summary: 'Give variables names that a shell can read.',
  why: 'A variable `MODEL PATH` or `A=B` is set and nobody can read it: the script finds nothing there and falls back to its default, often the data or the tracking server of someone else.',
  severity: 'error',
  aliases: ['env-var'],
  fixable: false,
  *check({ pipeline }) {
    for (const { name } of [
      ...pipeline.env,
      ...pipeline.jobs.flatMap((job) => [...job.env, ...job.steps.flatMap((step) => step.env)]),
    ]) {
      const bad = /[\s&=]/.exec(name.value)?.[0];
      if (bad === undefined || name.value.includes('${{')) continue;
      yield {
        span: name.span,
        message: `A variable's name cannot hold ${bad === '=' || bad === '&' ? `\`${bad}\`` : 'a space'}. Write letters, digits and \`_\` only.`,
      };
    }
  },
};
