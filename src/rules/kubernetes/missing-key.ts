import type { Problem } from '../../core/finding';
import type { KubernetesContainer, KubernetesDocument } from '../../parse/kubernetes';
import { modelServers, nameOf } from './model-server';

/** Reports each model server for which `isMissing` holds, at its name. */
export function* serversWithout(
  document: KubernetesDocument,
  isMissing: (container: KubernetesContainer) => boolean,
  explain: (name: string) => string,
): Generator<Problem> {
  for (const container of modelServers(document)) {
    const { yaml } = container.object;
    const isTemplated = yaml.entries(container.node).some(({ key }) => /\{\{/.test(key));
    if (isTemplated || !isMissing(container)) continue;
    const name = yaml.get(container.node, 'name') ?? yaml.get(container.node, 'image');
    if (name) yield { span: yaml.spanOf(name), message: explain(nameOf(container)) };
  }
}
