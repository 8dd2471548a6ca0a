import { modelServers, nameOf } from './model-server';
import type { KubernetesRule } from './rule';

/** A model server does not read its model from the disk of one node. */
export const hostPathModel: KubernetesRule = {
  id: 'kubernetes/host-path-model',
  summary: 'Read models from storage that every node sees.',
  why: "The file is on the one node where somebody put it. When the pod moves, it finds no model there, or last month's.",
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    const told = new Set<number>();
    for (const container of modelServers(document)) {
      const { yaml } = container.object;
      for (const volume of yaml.items(yaml.get(container.pod, 'volumes'))) {
        const entry = yaml.entry(volume, 'hostPath');
        const path = String(yaml.scalar(yaml.get(entry?.value, 'path')) ?? '');
        const words = `${path} ${yaml.scalar(yaml.get(volume, 'name'))}`;
        if (!entry || !/model|weight|checkpoint|artifact/i.test(words) || told.has(entry.keySpan.start)) continue;
        told.add(entry.keySpan.start);
        yield {
          span: entry.keySpan,
          message: `\`${nameOf(container)}\` reads its model from the disk of whichever node it runs on. Use a \`persistentVolumeClaim\`, or fetch the model from a bucket in an init container.`,
        };
      }
    }
  },
};
