import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';

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
      for (const { name, value = '', valueSpan } of properties) {
        const other = properties.find(
          (each) =>
            each.name !== name &&
            !known.has(each.name) &&
            new RegExp(`(?<!\\\\)\\$(?:\\{${escapeName(each.name)}[}:]|${escapeName(each.name)}(?!\\w))`).test(value),
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

function escapeName(name: string): string {
  return name.replace(/[^\w]/g, '\\$&');
}
