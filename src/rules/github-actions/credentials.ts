import type { Problem } from '../../core/finding';
import type { YamlDocument } from '../../parse/yaml';
import type { WorkflowRule } from './rule';

/** A registry's password must come from a secret. */
export const credentials: WorkflowRule = {
  id: 'github-actions/credentials',
  summary: 'Take the password of a registry from a secret.',
  why: 'Everyone who can read the repository, and everyone who ever cloned it, can push an image under the name that your training and your services pull.',
  severity: 'error',
  aliases: ['credentials', 'hardcoded-container-credentials'],
  fixable: false,
  *check({ yaml }) {
    if (!yaml) return;
    for (const { value: job } of yaml.entries(yaml.get(yaml.root, 'jobs'))) {
      yield* checkContainer(yaml, yaml.get(job, 'container'), 'container');
      for (const { key, value } of yaml.entries(yaml.get(job, 'services'))) yield* checkContainer(yaml, value, key);
    }
  },
};

function* checkContainer(
  yaml: YamlDocument,
  node: Parameters<YamlDocument['get']>[0],
  name: string,
): Generator<Problem> {
  const password = yaml.get(yaml.get(node, 'credentials'), 'password');
  const value = yaml.scalar(password);
  if (
    value === undefined ||
    value === null ||
    value === '' ||
    String(value)
      .replace(/\$\{\{.*?\}\}/gs, '')
      .trim() === ''
  )
    return;
  yield {
    span: yaml.spanOf(password),
    message: `The password of \`${name}\` is written down for everyone who can read the file. Change it, and take the new one from a secret: \`\${{ secrets.REGISTRY_PASSWORD }}\`.`,
  };
}
