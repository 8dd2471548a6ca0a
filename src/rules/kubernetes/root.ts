import { modelServers, nameOf } from './model-server';
import type { KubernetesRule } from './rule';

/** A model server does not ask to be root. */
export const root: KubernetesRule = {
  id: 'kubernetes/root',
  summary: 'Serve a model without being root.',
  why: 'Loading a pickled model runs what is in the file. As root in the container it can overwrite the model volume that other servers read.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const container of modelServers(document)) {
      const { object, node, pod } = container;
      const { yaml } = object;
      for (const context of [yaml.get(node, 'securityContext'), yaml.get(pod, 'securityContext')]) {
        for (const { key, value } of yaml.entries(context)) {
          const set = yaml.scalar(value);
          if (!value || !((key === 'runAsUser' && set === 0) || (key === 'privileged' && set === true))) continue;
          yield {
            span: yaml.spanOf(value),
            message: `\`${nameOf(container)}\` serves a model as ${key === 'privileged' ? 'a privileged container' : 'root'}, and a model file can hold code. Use a user of its own, e.g. \`runAsUser: 1000\` with \`runAsNonRoot: true\`.`,
          };
        }
      }
    }
  },
};
