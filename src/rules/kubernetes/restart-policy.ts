import { podOf } from '../../parse/kubernetes';
import type { KubernetesRule } from './rule';

/** A job's pods restart on failure or never, a server's always. */
export const restartPolicy: KubernetesRule = {
  id: 'kubernetes/restart-policy',
  summary: 'Give jobs the restart policy `Never` or `OnFailure`.',
  why: 'The API server refuses a training job whose pods would start again when they are done.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ objects }) {
    for (const object of objects) {
      const { yaml, kind, isPatch, kindSpan } = object;
      const pod = podOf(object);
      if (!pod || isPatch) continue;
      const at = yaml.get(pod, 'restartPolicy');
      const policy = yaml.scalar(at);
      const span = at ? yaml.spanOf(at) : kindSpan;
      if (/^(Job|CronJob)$/.test(kind) && (policy === undefined || policy === 'Always')) {
        if (yaml.entries(pod).some(({ key }) => /\{\{/.test(key))) continue;
        yield {
          span,
          message: `The pods of a \`${kind}\` cannot restart always, which is what ${at ? 'this says' : 'they do without `restartPolicy`'}. Write \`restartPolicy: Never\` or \`OnFailure\` beside \`containers\`.`,
          ...(at && { fix: { title: 'Write Never', edits: [{ span, text: 'Never' }], safe: false } }),
        };
      } else if (
        /^(Deployment|StatefulSet|DaemonSet|ReplicaSet)$/.test(kind) &&
        /^(Never|OnFailure)$/.test(String(policy))
      ) {
        yield {
          span,
          message: `The pods of a \`${kind}\` must restart always, so Kubernetes refuses \`${policy}\`. Take it out.`,
          fix: { title: 'Write Always', edits: [{ span, text: 'Always' }], safe: false },
        };
      }
    }
  },
};
