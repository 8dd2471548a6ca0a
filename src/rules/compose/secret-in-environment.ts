import type { Node } from 'yaml';
import type { Span } from '../../core/span';
import type { YamlDocument } from '../../parse/yaml';
import { findSecret } from '../dockerfile/secret-words';
import type { ComposeRule } from './rule';

/** No secret that is plainly one stands in the file. */
export const secretInEnvironment: ComposeRule = {
  id: 'compose/secret-in-environment',
  summary: 'Keep tokens and keys out of the file.',
  why: 'The file is in Git, which keeps the value after you delete it. A stolen bucket or hub key lets others read training data and replace models.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ yaml, services }) {
    if (!yaml) return;
    for (const { node } of services) {
      for (const { value, span } of settings(yaml, yaml.get(node, 'environment'))) {
        const found = findSecret(value);
        if (!found || /@(?:[\w-]+)(?::\d+)?(?:\/|$)/.test(value)) continue;
        yield {
          span,
          message: `This is ${found.what}, readable for all who see the file. Replace it, since it is known now, and take the new one from an \`env_file\` that Git ignores, or from \`secrets\`.`,
        };
      }
    }
  },
};

function* settings(yaml: YamlDocument, node: Node | undefined): Generator<{ value: string; span: Span }> {
  for (const { value } of yaml.entries(node)) {
    const text = yaml.scalar(value);
    if (typeof text === 'string') yield { value: text, span: yaml.spanOf(value) };
  }
  for (const item of yaml.items(node)) {
    const text = yaml.scalar(item);
    if (typeof text === 'string') yield { value: text, span: yaml.spanOf(item) };
  }
}
