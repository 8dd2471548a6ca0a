import type { KubernetesRule } from './rule';

const handlers = ['exec', 'httpGet', 'tcpSocket', 'grpc'];

/** A probe needs one way to ask. */
export const probe: KubernetesRule = {
  id: 'kubernetes/probe',
  summary: 'Give a probe one handler.',
  why: 'The API server refuses the pod, so the server that the probe should watch is not deployed at all.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ containers }) {
    for (const { object, node } of containers) {
      const { yaml } = object;
      if (object.isPatch) continue;
      for (const key of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
        const entry = yaml.entry(node, key);
        if (!entry?.value) continue;
        const found = yaml.entries(entry.value).filter((each) => handlers.includes(each.key));
        if (yaml.entries(entry.value).some((each) => /\{\{|<</.test(each.key))) continue;
        if (found.length === 0)
          yield {
            span: entry.keySpan,
            message: `\`${key}\` does not say how to ask. Give it \`httpGet\`, \`tcpSocket\`, \`grpc\` or \`exec\`.`,
          };
        const second = found[1];
        if (second)
          yield {
            span: second.keySpan,
            message: `\`${key}\` asks in two ways, and Kubernetes takes one. Keep \`${found[0]?.key}\` or \`${second.key}\`.`,
          };
      }
    }
  },
};
