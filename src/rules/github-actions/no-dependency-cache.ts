import type { Fix } from '../../core/finding';
import type { Job } from '../../parse/pipeline';
import { noDependencyCache as findUncached } from '../pipeline/no-dependency-cache';
import { isStandardHosted } from './hosted-runner';
import { lineEndOf } from './insert-lines';
import type { WorkflowRule } from './rule';

/** What a job installs in every run is kept between them. */
export const noDependencyCache: WorkflowRule = {
  id: 'github-actions/no-dependency-cache',
  summary: 'Keep downloaded packages between runs.',
  why: 'PyTorch with its CUDA libraries is gigabytes. Downloaded in every run it makes a two-minute check of a model a ten-minute one, and an index that is slow or down for an hour stops the nightly retraining.',
  severity: 'information',
  aliases: [],
  fixable: true,
  *check(document) {
    for (const { job, step, ...problem } of findUncached(document, keeps)) {
      const fix = keepDownloads(document.source.text, job, job.steps.indexOf(step), problem.span);
      yield { ...problem, ...(fix && { fix }) };
    }
  },
};

/** A runner of one's own keeps pip's cache itself; uv's step and a container are no matter of pip's cache. */
function keeps(job: Job): boolean {
  return (
    !isStandardHosted(job) ||
    job.steps.some(({ uses, inputs }) => {
      const action = uses?.value ?? '';
      if (
        /^(actions\/cache|astral-sh\/setup-uv|conda-incubator|mamba-org|docker\/|\.|s-weigand\/|awalsh128)/i.test(
          action,
        )
      )
        return true;
      return (
        /^actions\/setup-python@/i.test(action) &&
        inputs.some(({ name, value }) => name.value === 'cache' && value.value !== '')
      );
    })
  );
}

/** `cache: pip` below the other inputs; it needs a file of requirements to tell an old cache by. */
function keepDownloads(
  text: string,
  job: Job,
  until: number,
  { start, end }: { start: number; end: number },
): Fix | undefined {
  if (!/-r\s*\S*requirements[\w.-]*\.txt|--requirement/.test(text.slice(start, end))) return undefined;
  const step = job.steps.slice(0, until).find(({ uses }) => /^actions\/setup-python@v[2-9]/i.test(uses?.value ?? ''));
  const [first] = step?.inputs ?? [];
  if (!first) return undefined;
  const lineStart = text.lastIndexOf('\n', first.name.span.start - 1) + 1;
  const indent = text.slice(lineStart, first.name.span.start);
  if (!/^ +$/.test(indent)) return undefined;
  return {
    title: "Keep pip's downloads with cache: pip",
    edits: [
      {
        span: { start: first.name.span.start, end: first.name.span.start },
        text: `cache: pip${lineEndOf(text)}${indent}`,
      },
    ],
    safe: false,
  };
}
