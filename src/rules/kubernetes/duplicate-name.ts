import type { Node } from 'yaml';
import { podOf } from '../../parse/kubernetes';
import type { YamlDocument } from '../../parse/yaml';
import type { KubernetesRule } from './rule';

/** Containers, volumes and ports of a pod need names of their own. */
export const duplicateName: KubernetesRule = {
  id: 'kubernetes/duplicate-name',
  summary: 'Give each container, volume and port a name of its own.',
  why: 'The API server refuses the pod, so nothing of the new model is rolled out.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ objects, containers }) {
    for (const object of objects) {
      const { yaml, kind, node } = object;
      const pod = podOf(object);
      const lists: [string, readonly Node[]][] = [
        ['container', ['initContainers', 'containers'].flatMap((key) => yaml.items(yaml.get(pod, key)))],
        ['volume', yaml.items(yaml.get(pod, 'volumes'))],
        ['port', kind === 'Service' ? yaml.items(yaml.get(yaml.get(node, 'spec'), 'ports')) : []],
      ];
      for (const [what, items] of lists) yield* repeated(yaml, what, items);
    }
    for (const { object, node } of containers) {
      yield* repeated(object.yaml, 'port', object.yaml.items(object.yaml.get(node, 'ports')));
    }
  },
};

function* repeated(yaml: YamlDocument, what: string, items: readonly Node[]) {
  const seen = new Set<string>();
  for (const item of items) {
    const at = yaml.get(item, 'name');
    const name = yaml.scalar(at);
    if (typeof name !== 'string') continue;
    if (seen.has(name))
      yield { span: yaml.spanOf(at), message: `There is a ${what} \`${name}\` already. Give this one another name.` };
    seen.add(name);
  }
}
