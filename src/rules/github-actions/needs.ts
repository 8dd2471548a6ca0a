import { distance } from 'fastest-levenshtein';
import type { Fix } from '../../core/finding';
import type { Job, Pipeline, Text } from '../../parse/pipeline';
import { findExpressions, readCondition } from '../../parse/pipeline-expression';
import type { WorkflowRule } from './rule';

/** `needs` must name jobs that exist and wait in no circle, and only jobs in it may be read. */
export const needs: WorkflowRule = {
  id: 'github-actions/needs',
  summary: 'Let `needs` name existing jobs, in no circle, and all that are read.',
  why: 'GitHub refuses the whole file for an unknown job or a circle. Worse is a gate that reads `needs.evaluate.outputs.mae` of a job it does not wait for: it gets an empty text, and the comparison passes.',
  severity: 'error',
  aliases: ['job-needs'],
  fixable: true,
  *check({ pipeline }) {
    const ids = pipeline.jobs.map(({ id }) => id.value);
    const known = new Set(ids.map((id) => id.toLowerCase()));
    for (const job of pipeline.jobs) {
      for (const need of job.needs) {
        if (need.value.includes('${{')) continue;
        if (!known.has(need.value.toLowerCase())) {
          const near = nearest(
            need.value,
            ids.filter((id) => id !== job.id.value),
          );
          const fix: Fix | undefined = near
            ? { title: `Wait for ${near}`, edits: [{ span: need.span, text: near }], safe: false }
            : undefined;
          const hint = near ? `You may mean \`${near}\`.` : `The jobs are ${list(ids)}.`;
          yield {
            span: need.span,
            message: `There is no job \`${need.value}\`, so GitHub refuses the workflow. ${hint}`,
            ...(fix && { fix }),
          };
        } else {
          const circle = findCircle(pipeline, job, need.value);
          if (circle)
            yield {
              span: need.span,
              message: `These jobs wait for each other for ever: ${circle.join(' → ')}. Take one of the \`needs\` out.`,
            };
        }
      }
      const waited = new Set(job.needs.map(({ value }) => value.toLowerCase()));
      for (const { path, span } of readsOf(job)) {
        const name = /^needs\.([\w-]+)/.exec(path)?.[1];
        if (name === undefined || waited.has(name)) continue;
        yield {
          span,
          message: known.has(name)
            ? `\`${job.id.value}\` does not wait for \`${name}\`, so this is always empty. Add \`${name}\` to its \`needs\`.`
            : `There is no job \`${name}\` in the \`needs\` of \`${job.id.value}\`, so this is always empty. Name a job that it waits for${waited.size > 0 ? `: ${list([...waited])}` : ''}.`,
        };
      }
    }
  },
};

function readsOf(job: Job): { readonly path: string; readonly span: { start: number; end: number } }[] {
  const conditions = [job.condition, ...job.steps.map((step) => step.condition)].flatMap((text) =>
    text ? readCondition(text).reads : [],
  );
  const settings = [job.env, job.inputs, ...job.steps.flatMap((step) => [step.env, step.inputs])]
    .flat()
    .map(({ value }) => value);
  const texts: (Text | undefined)[] = [
    job.name,
    job.environment,
    ...job.runner,
    ...settings,
    ...job.outputs.map(({ value }) => value),
  ];
  for (const step of job.steps) texts.push(step.run, step.name, step.workingDirectory);
  return [...conditions, ...texts.flatMap((text) => (text ? findExpressions(text).flatMap(({ reads }) => reads) : []))];
}

/** The way from a job over one of its needs back to itself; only the first job of the circle reports it. */
function findCircle(pipeline: Pipeline, job: Job, need: string): string[] | undefined {
  const byId = new Map(pipeline.jobs.map((each) => [each.id.value.toLowerCase(), each]));
  const seen = new Set<Job>();
  const walk = (at: Job | undefined, way: readonly string[]): string[] | undefined => {
    if (!at) return undefined;
    if (at === job) return [...way, at.id.value];
    if (seen.has(at)) return undefined;
    seen.add(at);
    for (const next of at.needs) {
      const found = walk(byId.get(next.value.toLowerCase()), [...way, at.id.value]);
      if (found) return found;
    }
    return undefined;
  };
  const circle = walk(byId.get(need.toLowerCase()), [job.id.value]);
  const order = (id: string): number => pipeline.jobs.findIndex((each) => each.id.value === id);
  return circle?.every((id) => order(id) >= order(job.id.value)) ? circle : undefined;
}

function nearest(name: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((each) => ({ each, far: distance(name.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best && best.far <= Math.max(2, Math.floor(name.length / 3)) ? best.each : undefined;
}

function list(names: readonly string[]): string {
  return names
    .slice(0, 8)
    .map((name) => `\`${name}\``)
    .join(', ');
}
