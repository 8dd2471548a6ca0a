import type { Node } from 'yaml';
import type { Problem } from '../../core/finding';
import type { CircleCiDocument } from '../../parse/circleci';
import { distinct } from '../distinct';
import { movingImage } from '../pipeline/moving-image';
import type { CircleRule } from './rule';

/** The images of jobs must have a version. */
export const latestImage: CircleRule = {
  id: 'circleci/latest-image',
  summary: 'Run jobs in images with a version.',
  why: 'An image without a version is another one next month: another Python, another CUDA, another model from the same commit, and nobody can say which it was.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    yield* distinct(checkAll(document));
  },
};

function* checkAll({ yaml, jobs, executors }: CircleCiDocument): Generator<Problem> {
  if (!yaml) return;
  for (const { value } of [...jobs, ...executors]) {
    for (const docker of yaml.items(yaml.get(value, 'docker'))) {
      const node: Node | undefined = yaml.get(docker, 'image');
      const name = yaml.scalar(node);
      // `circleci/old-image` says more about these.
      const message = typeof name === 'string' && !name.startsWith('circleci/') ? movingImage(name) : undefined;
      if (message) yield { span: yaml.spanOf(node), message };
    }
  }
}
