import type { Source } from '../../core/rule';
import { parseImageReference } from '../../parse/image-reference';
import { kustomizationOf } from '../../parse/kubernetes';
import { parseYaml } from '../../parse/yaml';
import type { KubernetesRule } from './rule';

/** An image is named by a version that stays. */
export const latest: KubernetesRule = {
  id: 'kubernetes/latest',
  summary: 'Deploy an image by a version that stays.',
  why: 'With `latest` two replicas can run two models: the pod that was moved to a new node pulled what was pushed since. A rollback has nothing to go back to.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ source, containers }) {
    let versioned: ReadonlySet<string> | undefined;
    for (const { object, node } of containers) {
      const { yaml } = object;
      const at = yaml.get(node, 'image');
      const image = yaml.scalar(at);
      if (typeof image !== 'string' || /\{\{|\$|[<>\s]|^$/.test(image)) continue;
      const { tag, digest } = parseImageReference(image);
      if (digest || (tag !== undefined && tag !== 'latest')) continue;
      // Kustomize and Skaffold put the tag in.
      if (tag === undefined && (object.isPatch || !/\//.test(image))) continue;
      versioned ??= versionedByKustomize(source);
      if (versioned.has(image.replace(/:latest$/, ''))) continue;
      const why = tag ? `\`${image}\` moves` : `\`${image}\` has no tag, which means \`latest\``;
      yield {
        span: yaml.spanOf(at),
        message: `${why}: two pods can run two versions, and a rollback finds nothing to go back to. Name a version or a digest.`,
      };
    }
  },
};

/** The images that the kustomization beside the file gives a version that stays. */
function versionedByKustomize(source: Source): ReadonlySet<string> {
  const [kustomization] = parseYaml(kustomizationOf(source)).documents;
  const names = new Set<string>();
  if (!kustomization) return names;
  for (const image of kustomization.items(kustomization.get(kustomization.root, 'images'))) {
    const [name, tag, digest] = ['name', 'newTag', 'digest'].map((key) =>
      kustomization.scalar(kustomization.get(image, key)),
    );
    if (name && (digest || (tag && tag !== 'latest'))) names.add(String(name));
  }
  return names;
}
