import type { Span } from '../../core/span';
import type { KubernetesRule } from './rule';

const suffixes: Readonly<Record<string, number>> = {
  '': 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** The number that a quantity stands for; `undefined` when it is none. */
export function readQuantity(value: unknown): number | undefined {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:[eE]([+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/.exec(String(value));
  if (!match) return undefined;
  const [, number, exponent, suffix = ''] = match;
  return Number(number) * (exponent === undefined ? (suffixes[suffix] ?? 1) : 10 ** Number(exponent));
}

/** Quantities must be readable, and a limit no smaller than the request. */
export const quantity: KubernetesRule = {
  id: 'kubernetes/quantity',
  summary: 'Write resources that Kubernetes can read, limits no smaller than requests.',
  why: 'The API server refuses the pod. Where `100m` of memory is meant as megabytes, the pod asks for a tenth of a byte, and the model is killed as soon as it is loaded.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ containers }) {
    for (const { object, node } of containers) {
      const { yaml } = object;
      const resources = yaml.get(node, 'resources');
      const requests = new Map<string, number>();
      for (const kind of ['requests', 'limits']) {
        for (const { key, value } of yaml.entries(yaml.get(resources, kind))) {
          const written = yaml.scalar(value);
          if (written === undefined || written === null || /\{\{|\$|^<|__|^@/.test(String(written))) continue;
          const span = yaml.spanOf(value);
          const amount = readQuantity(written);
          if (amount === undefined) {
            yield explain(String(written), span);
            continue;
          }
          if (key === 'memory' && amount > 0 && amount < 1)
            yield {
              span,
              message: `\`${written}\` of memory is less than one byte: \`m\` means thousandths. Write \`${String(written).replace(/m$/, 'Mi')}\` for mebibytes.`,
              fix: {
                title: `Write ${String(written).replace(/m$/, 'Mi')}`,
                edits: [{ span, text: String(written).replace(/m$/, 'Mi') }],
                safe: false,
              },
            };
          if (kind === 'requests') requests.set(key, amount);
          else if ((requests.get(key) ?? 0) > amount)
            yield {
              span,
              message: `The limit of \`${key}\`, \`${written}\`, is smaller than what is requested, so Kubernetes refuses the pod. Raise it at least to the request.`,
            };
        }
      }
    }
  },
};

function explain(written: string, span: Span) {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-zA-Z]+)$/.exec(written) ?? [];
  const meant = {
    gb: 'Gi',
    gib: 'Gi',
    g: 'Gi',
    mb: 'Mi',
    mib: 'Mi',
    kb: 'Ki',
    kib: 'Ki',
    tb: 'Ti',
    gi: 'Gi',
    mi: 'Mi',
    ki: 'Ki',
  }[unit.toLowerCase()];
  const better = meant && `${number}${meant}`;
  return {
    span,
    message: `\`${written}\` is no quantity that Kubernetes can read. ${better ? `Write \`${better}\`.` : 'Write e.g. `500m` of CPU or `2Gi` of memory.'}`,
    ...(better && { fix: { title: `Write ${better}`, edits: [{ span, text: better }], safe: false } }),
  };
}
