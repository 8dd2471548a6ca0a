import { eventEntries } from './event-entries';
import type { WorkflowRule } from './rule';

/** A required input never uses its default. */
export const inputDefault: WorkflowRule = {
  id: 'github-actions/input-default',
  summary: 'Give a default only to inputs that may be left out.',
  why: 'A called workflow whose input is required ignores its default: a caller that counts on the default model name is refused.',
  severity: 'information',
  aliases: ['events'],
  fixable: false,
  *check(document) {
    const { yaml } = document;
    for (const { key: event, value } of eventEntries(document)) {
      if (!yaml || event !== 'workflow_call') continue;
      for (const { key, value: input } of yaml.entries(yaml.get(value, 'inputs'))) {
        const fallback = yaml.entry(input, 'default');
        if (fallback?.value && yaml.scalar(yaml.get(input, 'required')) === true)
          yield {
            span: fallback.keySpan,
            message: `\`${key}\` is required, so every caller passes it and this default is never used. Take out the default, or \`required: true\`.`,
          };
      }
    }
  },
};
