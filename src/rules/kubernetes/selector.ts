import { kustomizationOf } from '../../parse/kubernetes';
import type { KubernetesRule } from './rule';

/** A workload must select the pods that it makes. */
export const selector: KubernetesRule = {
  id: 'kubernetes/selector',
  summary: 'Let the selector match the labels of the template.',
  why: 'The API server refuses a workload whose selector does not match its own pods, so the new model is never rolled out.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ source, objects }) {
    // The kustomization beside the file may add labels to selectors and to the pods they select.
    if (/^commonLabels\s*:|^[ -]*includeSelectors\s*:\s*true\b/m.test(kustomizationOf(source))) return;
    for (const { yaml, node, kind, isPatch } of objects) {
      if (isPatch || !/^(Deployment|StatefulSet|DaemonSet|ReplicaSet)$/.test(kind)) continue;
      const spec = yaml.get(node, 'spec');
      const template = yaml.get(spec, 'template');
      if (!template) continue;
      const labels = yaml.get(yaml.get(template, 'metadata'), 'labels');
      for (const { key, keySpan, value } of yaml.entries(yaml.get(yaml.get(spec, 'selector'), 'matchLabels'))) {
        const wanted = yaml.scalar(value);
        const has = yaml.scalar(yaml.get(labels, key));
        if (/\{\{|\$/.test(`${key}${wanted}${has}`) || wanted === undefined || has === wanted) continue;
        const is = has === undefined ? 'have no such label' : `have \`${has}\``;
        yield {
          span: value ? yaml.spanOf(value) : keySpan,
          message: `The selector asks for \`${key}: ${wanted}\`, and the pods of the template ${is}. Give both the same labels.`,
        };
      }
    }
  },
};
