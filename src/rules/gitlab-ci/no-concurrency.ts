import { noConcurrency as find } from '../pipeline/no-concurrency';
import { modelDeployments } from '../pipeline/other-deployment';
import type { GitlabRule } from './rule';

/** Deployments must not overtake each other. */
export const noConcurrency: GitlabRule = {
  id: 'gitlab-ci/no-concurrency',
  summary: 'Let one deployment of a model run at a time.',
  why: 'Two pipelines that deploy at the same time race for one alias, and the older model may win: production then serves a model that nobody chose.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  check: (document) => modelDeployments(find, document),
};
