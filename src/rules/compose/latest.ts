import { parseImageReference } from '../../parse/image-reference';
import type { ComposeRule } from './rule';

/** An image of others is named by a version. */
export const latest: ComposeRule = {
  id: 'compose/latest',
  summary: 'Name an image by a version.',
  why: "With `latest` your colleague's tracking server is another version than yours: the database is migrated, and yours no longer opens it.",
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ yaml, services }) {
    if (!yaml) return;
    const built = new Set(
      services.flatMap(({ node }) => (yaml.entry(node, 'build') ? String(yaml.scalar(yaml.get(node, 'image'))) : [])),
    );
    for (const { node } of services) {
      const at = yaml.get(node, 'image');
      const image = yaml.scalar(at);
      // Beside `build` the name is only what the result is called, also for a second service that runs it.
      if (typeof image !== 'string' || yaml.entry(node, 'build') || built.has(image) || /\$|\{\{|^$|[\s<>]/.test(image))
        continue;
      const { tag, digest } = parseImageReference(image);
      if (digest || (tag !== undefined && tag !== 'latest')) continue;
      yield {
        span: yaml.spanOf(at),
        message: `${tag ? `\`${image}\` moves` : `\`${image}\` has no tag, which means \`latest\``}: the next machine gets another version. Name the one that you tested.`,
      };
    }
  },
};
