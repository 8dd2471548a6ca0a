import { isScalar } from 'yaml';
import type { ComposeRule } from './rule';

const range = String.raw`\d{1,5}(?:-\d{1,5})?`;
const shape = new RegExp(
  String.raw`^(?:(?:(?:\[[0-9a-fA-F:.]*\]|[\w.-]+|[0-9a-fA-F:]*::[0-9a-fA-F:.]*):)?(?:${range})?:)?(${range})(?:/(?:tcp|udp|sctp))?$`,
  'i',
);

/** Ports have the form that Compose reads. */
export const port: ComposeRule = {
  id: 'compose/port',
  summary: 'Write ports as `host:container`, in quotes.',
  why: 'Compose refuses the file, or publishes another port than you wrote: without quotes `22:22` is a number in base 60.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ yaml, services, source }) {
    if (!yaml) return;
    for (const { node } of services) {
      for (const item of yaml.items(yaml.get(node, 'ports'))) {
        const value = yaml.scalar(item);
        const span = yaml.spanOf(item);
        if (typeof value !== 'string' || /\$|\{\{/.test(value) || value === '') continue;
        const written = source.text.slice(span.start, span.end);
        const parts = value.split(':').map(Number);
        if (isScalar(item) && item.type === 'PLAIN' && /^\d+:\d+$/.test(value) && (parts[1] ?? 60) < 60) {
          yield {
            span,
            message: `Without quotes \`${value}\` is a number in base 60 to readers of YAML 1.1. Put it into quotes.`,
            fix: { title: 'Put it into quotes', edits: [{ span, text: `"${written}"` }], safe: true },
          };
          continue;
        }
        const numbers = shape.test(value) ? (value.replace(/^.*(?::|\])(?=[^:]*:)/, '').match(/\d+/g) ?? []) : [];
        if (shape.test(value) && numbers.every((number) => Number(number) <= 65_535)) continue;
        yield {
          span,
          message: `Compose cannot read the port \`${value.slice(0, 60)}\`. Write \`"8080:80"\`, or \`"127.0.0.1:8080:80"\` for this machine only.`,
        };
      }
    }
  },
};
