import { unpinnedDependencies as findUnpinned } from '../pipeline/unpinned-dependencies';
import type { WorkflowRule } from './rule';

/** What a workflow installs with pip must have a version. */
export const unpinnedDependencies: WorkflowRule = {
  id: 'github-actions/unpinned-dependencies',
  summary: 'Install packages by version or from a lock file.',
  why: 'Next month the same commit trains with other libraries and gives another model, or none; and when a package is taken over, its newest version is what your runner installs beside your secrets.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  check: findUnpinned,
};
