import type { Language } from '../core/rule';
import { circleCi } from './circleci/language';
import { compose } from './compose/language';
import { dockerfile } from './dockerfile/language';
import { dvc } from './dvc/language';
import { feast } from './feast/language';
import { githubAction } from './github-action/language';
import { githubActions } from './github-actions/language';
import { gitlabCi } from './gitlab-ci/language';
import { grafana } from './grafana/language';
import { jenkins } from './jenkins/language';
import { kubernetes } from './kubernetes/language';
import { mlproject } from './mlproject/language';
import { prometheus } from './prometheus/language';
import { prometheusRules } from './prometheus-rules/language';
import { python } from './python/language';
import { torchserve } from './torchserve/language';
import { triton } from './triton/language';

/**
 * Every language that has rules, in the order in which they claim a file: those that go by the name first, then those that look at the
 * text. A value here loads no parser: `load()` does.
 */
export const languages: readonly Language[] = [
  dockerfile,
  githubActions,
  githubAction,
  gitlabCi,
  circleCi,
  jenkins,
  compose,
  dvc,
  mlproject,
  feast,
  triton,
  torchserve,
  prometheus,
  prometheusRules,
  grafana,
  python,
  kubernetes,
];

/** The language of a path, and of its text where the name says little; `undefined` when no rule can look at it. */
export function languageOf(path: string, text?: string): Language | undefined {
  return languages.find((language) => language.recognises(path, text));
}
