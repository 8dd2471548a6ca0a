import type { Fix } from '../../core/finding';
import { artifactName as findNameless } from '../pipeline/artifact-name';
import type { WorkflowRule } from './rule';

/** A kept model says by its name where it comes from. */
export const artifactName: WorkflowRule = {
  id: 'github-actions/artifact-name',
  summary: 'Name a kept model by its commit.',
  why: 'Three downloaded files `model.zip` lie in a folder, one of them is in production, and the one with the leak in its features looks the same. The commit in the name leads back to code, data and metrics.',
  severity: 'information',
  aliases: [],
  fixable: true,
  *check(document) {
    for (const { name, ...problem } of findNameless(document)) {
      const { end } = name.value.span;
      const fix: Fix = {
        title: 'Add the commit to the name',
        edits: [{ span: { start: end, end }, text: '-${{ github.sha }}' }],
        safe: false,
      };
      yield { ...problem, fix };
    }
  },
};
