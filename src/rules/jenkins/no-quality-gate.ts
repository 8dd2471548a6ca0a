import { noQualityGate as findUngated } from '../pipeline/no-quality-gate';
import type { JenkinsRule } from './rule';

/** A job that deploys a model must wait for one that evaluates it and can stop it. */
export const noQualityGate: JenkinsRule = {
  id: 'jenkins/no-quality-gate',
  summary: 'Let a deployment wait for an evaluation that can fail.',
  why: 'Code that passes its tests can still carry a model that got worse: a changed data source, a lost feature, an unlucky seed. Without a job that measures it and fails, every such model ships.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  check: findUngated,
};
