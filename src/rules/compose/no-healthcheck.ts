import { modelServices } from './model-service';
import type { ComposeRule } from './rule';

/** A model server says when its model is loaded. */
export const noHealthcheck: ComposeRule = {
  id: 'compose/no-healthcheck',
  summary: 'Give a model server a health check.',
  why: 'Compose takes the server for running as soon as its process is there. The model loads for seconds to minutes, and what comes after it sends requests into the void.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check(document) {
    const { yaml, isPart } = document;
    if (!yaml || isPart) return;
    for (const { name, nameSpan, node } of modelServices(document)) {
      if (['healthcheck', 'extends'].some((key) => yaml.entry(node, key))) continue;
      // A Dockerfile of one's own may hold the check.
      if (yaml.entry(node, 'build')) continue;
      yield {
        span: nameSpan,
        message: `Nothing asks whether the model of \`${name}\` is loaded. Add a \`healthcheck\` on the path that answers when it is, with a \`start_period\` for the load.`,
      };
    }
  },
};
