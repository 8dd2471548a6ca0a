import type { Language } from '../core/rule';
import { compose } from './compose/language';
import { dockerfile } from './dockerfile/language';
import { dvc } from './dvc/language';
import { feast } from './feast/language';
import { githubActions } from './github-actions/language';
import { kubernetes } from './kubernetes/language';
import { mlproject } from './mlproject/language';
import { torchserve } from './torchserve/language';
import { triton } from './triton/language';

/**
 * Every language that has rules, in the order in which they claim a file: those that go by the name first, then those that look at the
 * text. A value here loads no parser: `load()` does.
 */
export const languages: readonly Language[] = [
  dockerfile,
  githubActions,
  compose,
  dvc,
  mlproject,
  feast,
  triton,
  torchserve,
  kubernetes,
];

/** The language of a path, and of its text where the name says little; `undefined` when no rule can look at it. */
export function languageOf(path: string, text?: string): Language | undefined {
  return languages.find((language) => language.recognises(path, text));
}
