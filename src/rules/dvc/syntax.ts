import { explainShape } from '../explain-shape';
import { explainYaml } from '../explain-yaml';
import type { DvcRule } from './rule';

/** A pipeline must be one that DVC accepts. */
export const syntax: DvcRule = {
  id: 'dvc/syntax',
  summary: 'Write a pipeline that DVC accepts.',
  why: 'DVC refuses the whole file for one misspelt key: nothing of the pipeline can be run again, and `dvc exp` compares nothing.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    yield* explainYaml(document.file.problems);
    for (const problem of document.schemaProblems()) yield explainShape(problem, document, 'DVC');
  },
};
