import type { Language } from '../core/rule';
import { circleCi } from './circleci/language';
import { dockerfile } from './dockerfile/language';
import { githubAction } from './github-action/language';
import { githubActions } from './github-actions/language';
import { gitlabCi } from './gitlab-ci/language';
import { grafana } from './grafana/language';
import { jenkins } from './jenkins/language';
import { prometheus } from './prometheus/language';
import { prometheusRules } from './prometheus-rules/language';
import { python } from './python/language';

/** Every language that has rules, in the order in which they claim a file. A value here loads no parser: `load()` does. */
export const languages: readonly Language[] = [
  dockerfile,
  githubActions,
  githubAction,
  gitlabCi,
  circleCi,
  jenkins,
  prometheus,
  prometheusRules,
  grafana,
  python,
];

/** The language of a path, and of its text where the name says little; `undefined` when no rule can look at it. */
export function languageOf(path: string, text?: string): Language | undefined {
  return languages.find((language) => language.recognises(path, text));
}
