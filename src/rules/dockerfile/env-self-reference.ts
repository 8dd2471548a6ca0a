import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { expandingText, usedVariables } from './build-variables';

export const envSelfReference: Rule<DockerfileDocument> = {
  id: 'dockerfile/env-self-reference',
  summary: 'Use a variable of ENV in the next ENV only',
  why: 'All variables of one ENV see the values from before it: the path to the model is put together with an empty or old part.',
  severity: 'warning',
  aliases: ['DL3044'],
  fixable: false,
  *check(document) {
    const known = new Set<string>();
    for (const instruction of document.instructions) {
      if (instruction.keyword === 'ARG') for (const { name } of instruction.properties) known.add(name);
      if (instruction.keyword !== 'ENV') continue;
      const { properties } = instruction;
      for (const { name, valueSpan } of properties) {
        const used = usedVariables(expandingText(document, valueSpan));
        const other = used.find(
          (each) => each.name !== name && !known.has(each.name) && properties.some((own) => own.name === each.name),
        );
        if (other)
          yield {
            span: valueSpan,
            message: `\`${other.name}\` is set in this same \`ENV\`, so it has no value here yet. Use it in an \`ENV\` of its own, after this one.`,
          };
      }
      for (const { name } of properties) known.add(name);
    }
  },
};
