import { explainShape } from '../explain-shape';
import { explainYaml } from '../explain-yaml';
import type { KubernetesRule } from './rule';

/** A manifest must be one that the API server accepts. */
export const syntax: KubernetesRule = {
  id: 'kubernetes/syntax',
  summary: 'Write a manifest that the API server accepts.',
  why: 'The API server refuses the object, or worse: an older client drops a misspelt field in silence, and the model server runs without the probe or the limit that you believe it has.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    yield* explainYaml(document.file.problems);
    for (const problem of document.schemaProblems()) yield explainShape(problem, document, 'Kubernetes');
  },
};
