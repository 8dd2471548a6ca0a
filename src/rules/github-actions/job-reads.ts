import type { Span } from '../../core/span';
import type { Job, Text } from '../../parse/pipeline';
import { findExpressions, readCondition } from '../../parse/pipeline-expression';

/** Every value that a job's expressions read, e.g. `steps.cache.outputs.cache-hit`, in lower case, with its place. */
export function jobReads(job: Job): readonly { readonly path: string; readonly span: Span }[] {
  const conditions = [job.condition, ...job.steps.map((step) => step.condition)].flatMap((text) =>
    text ? readCondition(text).reads : [],
  );
  const settings = [job.env, job.inputs, job.outputs, ...job.steps.flatMap((step) => [step.env, step.inputs])].flat();
  const texts: (Text | undefined)[] = [job.name, job.environment, ...job.runner, ...settings.map(({ value }) => value)];
  for (const step of job.steps) texts.push(step.run, step.name, step.workingDirectory);
  return [...conditions, ...texts.flatMap((text) => (text ? findExpressions(text).flatMap(({ reads }) => reads) : []))];
}
