import { nearestName } from '../../core/nearest-name';
import type { KubernetesRule } from './rule';

/** A mount must name a volume of its pod. */
export const volumeMount: KubernetesRule = {
  id: 'kubernetes/volume-mount',
  summary: 'Mount only volumes that the pod has.',
  why: 'The API server refuses the pod, so the server that should read the model from the volume never starts.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ containers }) {
    for (const { object, pod, node } of containers) {
      const { yaml } = object;
      if (object.isPatch) continue;
      const names = (from: typeof pod | undefined): string[] =>
        yaml
          .items(from)
          .map((item) =>
            String(
              yaml.scalar(yaml.get(item, 'name')) ?? yaml.scalar(yaml.get(yaml.get(item, 'metadata'), 'name')) ?? '',
            ),
          );
      const claims =
        object.kind === 'StatefulSet' ? yaml.get(yaml.get(object.node, 'spec'), 'volumeClaimTemplates') : undefined;
      const known = [...names(yaml.get(pod, 'volumes')), ...names(claims)];
      if (known.some((name) => /\{\{|\$/.test(name))) continue;
      for (const mount of yaml.items(yaml.get(node, 'volumeMounts'))) {
        const at = yaml.get(mount, 'name');
        const name = yaml.scalar(at);
        if (typeof name !== 'string' || known.includes(name) || /\{\{|\$/.test(name)) continue;
        const near = nearestName(name, known);
        const span = yaml.spanOf(at);
        const remedy = near ? `You may mean \`${near}\`.` : 'Add it to `volumes`.';
        yield {
          span,
          message: `The pod has no volume \`${name}\`. ${remedy}`,
          ...(near && { fix: { title: `Mount ${near}`, edits: [{ span, text: near }], safe: false } }),
        };
      }
    }
  },
};
