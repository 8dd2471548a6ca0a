import { findSecret, isPlaceholder, isSecretName } from '../dockerfile/secret-words';
import type { KubernetesRule } from './rule';

/** Secrets come from a `Secret`, not as text in the manifest. */
export const secretInEnv: KubernetesRule = {
  id: 'kubernetes/secret-in-env',
  summary: 'Take secrets from a `Secret`.',
  why: 'The manifest is in Git, and everybody who may read pods reads the value. A leaked tracking or bucket key lets others read training data and replace models.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ containers }) {
    for (const { object, node } of containers) {
      const { yaml } = object;
      for (const item of yaml.items(yaml.get(node, 'env'))) {
        const at = yaml.get(item, 'value');
        const value = yaml.scalar(at);
        const name = String(yaml.scalar(yaml.get(item, 'name')) ?? '');
        if (typeof value !== 'string' || /\{\{|\$[({]|^[<%[]/.test(value)) continue;
        const isPlain =
          isSecretName(name) &&
          value.length >= 6 &&
          !isPlaceholder(value) &&
          !/[\s/]|secret|change|replace|your|example|^(?:minio|admin|root|test|demo|user|postgres|mysql|pass)\w*$|\.svc|x{4}|(.)\1{5}/i.test(
            value,
          );
        if (!isPlain && !findSecret(value)) continue;
        yield {
          span: yaml.spanOf(at),
          message: `\`${name}\` stands here for all who read the repository or the pod. Replace it, since it is known now, and take the new one from a \`Secret\` with \`valueFrom.secretKeyRef\`.`,
        };
      }
    }
  },
};
