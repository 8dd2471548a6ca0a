import type { Node } from 'yaml';
import type { Problem } from '../../core/finding';
import type { GitlabCiDocument } from '../../parse/gitlab-ci';
import { distinct } from '../distinct';
import { movingImage } from '../pipeline/moving-image';
import type { GitlabRule } from './rule';

/** The images of jobs and services must have a version. */
export const latestImage: GitlabRule = {
  id: 'gitlab-ci/latest-image',
  summary: 'Run jobs in images with a version.',
  why: 'An image without a version is another one next month: another Python, another CUDA, another model from the same commit, and nobody can say which it was.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    yield* distinct(checkAll(document));
  },
};

function* checkAll({ yaml, jobs }: GitlabCiDocument): Generator<Problem> {
  if (!yaml) return;
  const holders: (Node | undefined)[] = [yaml.root, yaml.get(yaml.root, 'default'), ...jobs.map(({ value }) => value)];
  for (const holder of holders) {
    for (const image of [yaml.get(holder, 'image'), ...yaml.items(yaml.get(holder, 'services'))]) {
      const node = yaml.get(image, 'name') ?? image;
      const name = yaml.scalar(node);
      const message = typeof name === 'string' ? movingImage(name) : undefined;
      if (message) yield { span: yaml.spanOf(node), message };
    }
  }
}
