import { distinct } from '../distinct';
import { unpinnedDependencies as find } from '../pipeline/unpinned-dependencies';
import type { CircleRule } from './rule';

/** What a pipeline installs with pip must have a version. */
export const unpinnedDependencies: CircleRule = {
  id: 'circleci/unpinned-dependencies',
  summary: 'Install packages by version or from a lock file.',
  why: 'Next month the same commit trains with other libraries and gives another model, or none; and when a package is taken over, its newest version is what your runner installs beside your secrets.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    yield* distinct(find(document));
  },
};
