import { distinct } from '../distinct';
import { noConcurrency as find } from '../pipeline/no-concurrency';
import { deploysOther } from '../pipeline/other-deployment';
import type { GitlabRule } from './rule';

/** Deployments must not overtake each other. */
export const noConcurrency: GitlabRule = {
  id: 'gitlab-ci/no-concurrency',
  summary: 'Let one deployment of a model run at a time.',
  why: 'Two pipelines that deploy at the same time race for one alias, and the older model may win: production then serves a model that nobody chose.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    const { text } = document.source;
    for (const problem of distinct(find(document)))
      if (!deploysOther(text.slice(problem.span.start, problem.span.end))) yield problem;
  },
};
