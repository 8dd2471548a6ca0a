import type { Fix } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import { type ExpressionNode, visitExpression } from '../../parse/github-expression';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import type { Job, Pipeline, Placed } from '../../parse/pipeline';
import { listNames } from '../list-names';
import { expressionsOf } from './expressions';
import type { WorkflowRule } from './rule';

/** `needs` must name jobs that exist and wait in no circle, and only jobs in it may be read. */
export const needs: WorkflowRule = {
  id: 'github-actions/needs',
  summary: 'Let `needs` name existing jobs, in no circle, and all that are read.',
  why: 'GitHub refuses the whole file for an unknown job or a circle. Worse is a gate that reads `needs.evaluate.outputs.mae` of a job it does not wait for: it gets an empty text, and the comparison passes.',
  severity: 'error',
  aliases: ['job-needs'],
  fixable: true,
  *check(document) {
    const { pipeline } = document;
    const reads = readsByJob(document);
    const ids = pipeline.jobs.map(({ id }) => id.value);
    const known = new Set(ids.map((id) => id.toLowerCase()));
    for (const job of pipeline.jobs) {
      for (const need of job.needs) {
        if (need.value.includes('${{')) continue;
        if (!known.has(need.value.toLowerCase())) {
          const near = nearestName(
            need.value,
            ids.filter((id) => id !== job.id.value),
          );
          const fix: Fix | undefined = near
            ? { title: `Wait for ${near}`, edits: [{ span: need.span, text: near }], safe: false }
            : undefined;
          const hint = near ? `You may mean \`${near}\`.` : `The jobs are ${listNames(ids)}.`;
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
      for (const { value: name, span } of reads.get(job.id.value) ?? []) {
        if (waited.has(name)) continue;
        yield {
          span,
          message: known.has(name)
            ? `\`${job.id.value}\` does not wait for \`${name}\`, so this is always empty. Add \`${name}\` to its \`needs\`.`
            : `There is no job \`${name}\` in the \`needs\` of \`${job.id.value}\`, so this is always empty. Name a job that it waits for${waited.size > 0 ? `: ${listNames([...waited])}` : ''}.`,
        };
      }
    }
  },
};

/** The jobs that the expressions of each job read in `needs`, by the job's id. */
function readsByJob(document: GithubWorkflowDocument): ReadonlyMap<string, readonly Placed<string>[]> {
  const found = new Map<string, Placed<string>[]>();
  for (const { place, node } of expressionsOf(document).all) {
    if (!node || place.job === undefined || !/needs/i.test(place.text)) continue;
    const reads = found.get(place.job) ?? [];
    found.set(place.job, reads);
    const seen = new Set<ExpressionNode>();
    visitExpression(node, (part) => {
      const read = readOfNeeds(part);
      // The whole of `needs.a.outputs.b` comes before its parts.
      if (!read || seen.has(read)) return;
      seen.add(read);
      const name = read.kind === 'property' ? read.name : read.index.kind === 'literal' ? String(read.index.value) : '';
      if (name) reads.push({ value: name.toLowerCase(), span: place.spanOf(part) });
    });
  }
  return found;
}

/** The part of `needs.a.outputs.b` that names the job. */
function readOfNeeds(node: ExpressionNode): (ExpressionNode & { kind: 'property' | 'index' }) | undefined {
  if (node.kind !== 'property' && node.kind !== 'index' && node.kind !== 'filter') return undefined;
  if (node.of.kind !== 'variable') return readOfNeeds(node.of);
  return node.of.name === 'needs' && node.kind !== 'filter' ? node : undefined;
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
