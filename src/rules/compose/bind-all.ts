import { parseImageReference } from '../../parse/image-reference';
import type { ComposeRule } from './rule';

/** Servers that let everybody in who reaches them, or with a password that everybody knows. */
const open = /(?:^|\/)(?:mlflow|mlflow-server|redis|redis-stack|mongo|memcached|zookeeper|flower)$/;
const openCommand = /\bmlflow\s+(?:server|ui)\b|\btensorboard\b/;

/** A server without a login is published on this machine only. */
export const bindAll: ComposeRule = {
  id: 'compose/bind-all',
  summary: 'Publish servers without a login on this machine only.',
  why: 'A published port listens on every address, past the firewall of the host. Whoever reaches the tracking server can read the data in it and register a model of their own.',
  severity: 'warning',
  aliases: [],
  fixable: true,
  *check({ yaml, services, source: { text } }) {
    if (!yaml) return;
    for (const { name, node } of services) {
      const words = (key: string) =>
        [yaml.scalar(yaml.get(node, key)), ...yaml.items(yaml.get(node, key)).map((item) => yaml.scalar(item))].join(
          ' ',
        );
      const image = parseImageReference(String(yaml.scalar(yaml.get(node, 'image')) ?? '')).repository;
      const started = `${words('command')} ${words('entrypoint')}`;
      if (!open.test(image) && !openCommand.test(started)) continue;
      if (
        /requirepass|--app-name[ =]basic-auth|--auth\b/.test(started) ||
        (/mongo/.test(image) && yaml.get(node, 'environment'))
      )
        continue;
      for (const item of yaml.items(yaml.get(node, 'ports'))) {
        const value = yaml.scalar(item);
        if (typeof value !== 'string' || !/^(?:0\.0\.0\.0:)?(?:\d{1,5}|\$\{[^}]*\}):\d{1,5}$/.test(value)) continue;
        const span = yaml.spanOf(item);
        const local = `127.0.0.1:${value.replace(/^0\.0\.0\.0:/, '')}`;
        yield {
          span,
          message: `\`${name}\` asks for no login and listens here on every address of the machine. Publish it as \`${local}\`, or put a login in front of it.`,
          fix: {
            title: 'Publish it on this machine only',
            edits: [{ span, text: text[span.start] === "'" ? `'${local}'` : `"${local}"` }],
            safe: false,
          },
        };
      }
    }
  },
};
