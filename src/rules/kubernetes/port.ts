import type { Node } from 'yaml';
import type { KubernetesRule } from './rule';

/** Ports are numbers from 1 to 65535, and names of ports are short and known. */
export const port: KubernetesRule = {
  id: 'kubernetes/port',
  summary: 'Use ports that exist.',
  why: 'A probe on a port that no container names never succeeds: the model server is restarted for ever or never gets a request.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ objects, containers }) {
    for (const { yaml, node, kind } of objects) {
      if (kind !== 'Service') continue;
      for (const item of yaml.items(yaml.get(yaml.get(node, 'spec'), 'ports'))) {
        for (const key of ['port', 'targetPort']) {
          const value = yaml.get(item, key);
          if (isOutside(yaml.scalar(value), 1, 65_535))
            yield { span: yaml.spanOf(value), message: outside(yaml.scalar(value)) };
        }
        const nodePort = yaml.get(item, 'nodePort');
        if (isOutside(yaml.scalar(nodePort), 0, 65_535))
          yield { span: yaml.spanOf(nodePort), message: outside(yaml.scalar(nodePort)) };
      }
    }
    for (const { object, node } of containers) {
      const { yaml } = object;
      const names: unknown[] = [];
      for (const item of yaml.items(yaml.get(node, 'ports'))) {
        const number = yaml.get(item, 'containerPort');
        if (isOutside(yaml.scalar(number), 1, 65_535))
          yield { span: yaml.spanOf(number), message: outside(yaml.scalar(number)) };
        const at = yaml.get(item, 'name');
        const name = yaml.scalar(at);
        names.push(name);
        if (typeof name !== 'string' || isPortName(name) || /\{\{|\$/.test(name)) continue;
        yield {
          span: yaml.spanOf(at),
          message: `\`${name}\` cannot name a port: at most 15 lower-case letters, digits and single dashes, with a letter among them. Shorten it.`,
        };
      }
      if (object.isPatch) continue;
      for (const probe of probesOf((key) => yaml.get(node, key))) {
        for (const handler of ['httpGet', 'tcpSocket']) {
          const at = yaml.get(yaml.get(probe, handler), 'port');
          const wanted = yaml.scalar(at);
          if (isOutside(wanted, 1, 65_535)) yield { span: yaml.spanOf(at), message: outside(wanted) };
          if (typeof wanted !== 'string' || /^\d+$|\{\{|\$/.test(wanted) || names.includes(wanted)) continue;
          const written = names.filter((name) => typeof name === 'string').join('`, `');
          yield {
            span: yaml.spanOf(at),
            message: `The container has no port of the name \`${wanted}\`, so the probe never succeeds. ${written ? `It names \`${written}\`.` : 'Name it under `ports` or write its number.'}`,
          };
        }
      }
    }
  },
};

function probesOf(get: (key: string) => Node | undefined): Node[] {
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((key) => get(key) ?? []);
}

function isOutside(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && (value < least || value > most);
}

function outside(value: unknown): string {
  return `${value} is no port: ports go from 1 to 65535. Write the one that the server listens on.`;
}

function isPortName(name: string): boolean {
  return name.length <= 15 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && /[a-z]/.test(name);
}
