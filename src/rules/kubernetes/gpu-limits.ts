import type { KubernetesRule } from './rule';

/** GPUs are limited, in whole numbers, and requested as limited. */
export const gpuLimits: KubernetesRule = {
  id: 'kubernetes/gpu-limits',
  summary: 'Ask for GPUs in `limits`, as whole numbers.',
  why: 'The API server refuses a request for a GPU without an equal limit, and no GPU can be had by halves: the training or the server never starts.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ containers }) {
    for (const { object, node } of containers) {
      const { yaml, isPatch } = object;
      const resources = yaml.get(node, 'resources');
      const limits = yaml.get(resources, 'limits');
      for (const kind of ['requests', 'limits']) {
        for (const { key, keySpan, value } of yaml.entries(yaml.get(resources, kind))) {
          if (
            !/^(nvidia\.com\/(gpu|mig-.+)|amd\.com\/gpu|gpu\.intel\.com\/.+|habana\.ai\/gaudi|google\.com\/tpu|aws\.amazon\.com\/neuron\w*)$/.test(
              key,
            )
          )
            continue;
          const amount = yaml.scalar(value);
          if (!value || /\{\{|\$/.test(String(amount))) continue;
          if (/^\d*\.\d*[1-9]$|^\d+m$/.test(String(amount)))
            yield {
              span: yaml.spanOf(value),
              message: `\`${key}\` cannot be \`${amount}\`: accelerators are given whole. Write a whole number; share one with MIG or time slicing.`,
            };
          if (kind === 'limits') continue;
          const limit = yaml.get(limits, key);
          if (!limit && !isPatch)
            yield {
              span: keySpan,
              message: `\`${key}\` is requested without a limit, and Kubernetes refuses that. Put it under \`limits\`, which requests it too.`,
            };
          else if (
            limit &&
            String(yaml.scalar(limit)) !== String(amount) &&
            !/\{\{|\$/.test(String(yaml.scalar(limit)))
          )
            yield {
              span: yaml.spanOf(value),
              message: `${amount} of \`${key}\` requested and ${yaml.scalar(limit)} as the limit: Kubernetes refuses what is not equal. Write the same number.`,
              fix: {
                title: `Request ${yaml.scalar(limit)}`,
                edits: [{ span: yaml.spanOf(value), text: String(yaml.scalar(limit)) }],
                safe: false,
              },
            };
        }
      }
    }
  },
};
