import type { Node } from 'yaml';
import type { Fix } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { Span } from '../../core/span';
import type { YamlDocument } from '../../parse/yaml';
import type { ComposeRule } from './rule';

const kinds = ['networks', 'volumes', 'secrets', 'configs'] as const;

/** Networks, volumes, secrets and configs that services use stand at the top of the file. */
export const undeclared: ComposeRule = {
  id: 'compose/undeclared',
  summary: 'Declare the networks, volumes and secrets that services use.',
  why: 'Compose refuses the file, so neither the model server nor its database starts.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ yaml, services, isPart }) {
    if (!yaml || isPart) return;
    for (const kind of kinds) {
      const declared = yaml.entries(yaml.get(yaml.root, kind)).map(({ key }) => key);
      for (const { node } of services) {
        if (yaml.entry(node, 'extends')) continue;
        for (const { name, span } of used(yaml, yaml.get(node, kind), kind)) {
          if (declared.includes(name) || (kind === 'networks' && name === 'default') || /\$|\{\{/.test(name)) continue;
          const near = nearestName(name, declared);
          const fix: Fix | undefined = near
            ? { title: `Write ${near}`, edits: [{ span, text: near }], safe: false }
            : undefined;
          const remedy = near
            ? `You may mean \`${near}\`.`
            : `Add \`${name}:\` under \`${kind}\` at the left edge of the file.`;
          yield {
            span,
            message: `\`${name}\` is not declared among the ${kind} of the file, so Compose refuses it. ${remedy}`,
            ...(fix && { fix }),
          };
        }
      }
    }
  },
};

function* used(
  yaml: YamlDocument,
  node: Node | undefined,
  kind: (typeof kinds)[number],
): Generator<{ name: string; span: Span }> {
  if (kind === 'networks') for (const { key, keySpan } of yaml.entries(node)) yield { name: key, span: keySpan };
  for (const item of yaml.items(node)) {
    const short = yaml.scalar(item);
    if (typeof short === 'string') {
      const name = kind === 'volumes' ? /^([A-Za-z0-9][\w.-]+):(?![\\/][^/:]*$)?/.exec(short)?.[1] : short;
      const at = yaml.spanOf(item);
      const quote = item.range && 'type' in item && /^QUOTE/.test(String(item.type)) ? 1 : 0;
      if (name)
        yield { name, span: { start: at.start + quote, end: Math.min(at.end, at.start + quote + name.length) } };
      continue;
    }
    const isNamed = kind !== 'volumes' || yaml.scalar(yaml.get(item, 'type')) === 'volume';
    const source = yaml.get(item, 'source');
    const name = yaml.scalar(source);
    if (isNamed && typeof name === 'string' && !/^[./~]/.test(name)) yield { name, span: yaml.spanOf(source) };
  }
}
