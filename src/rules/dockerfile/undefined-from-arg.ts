import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { globalArguments, usedVariables } from './build-variables';

export const undefinedFromArg: Rule<DockerfileDocument> = {
  id: 'dockerfile/undefined-from-arg',
  summary: 'Declare the variables of FROM before it',
  why: 'FROM sees only ARG in front of the first FROM: what is not declared is empty, and the base becomes another one.',
  severity: 'warning',
  aliases: ['UndefinedArgInFrom'],
  fixable: false,
  *check(document) {
    const known = globalArguments(document);
    for (const { from, image } of document.stages) {
      const platform = from.flags.find(({ name }) => name === 'platform');
      for (const place of [platform && { text: platform.value, span: platform.span }, image]) {
        if (!place) continue;
        const unknown = usedVariables(place.text).find(({ name }) => !known.has(name));
        if (!unknown) continue;
        const isLater = document.instructions.some(
          ({ keyword, properties }) => keyword === 'ARG' && properties.some(({ name }) => name === unknown.name),
        );
        yield {
          span: place.span,
          message: isLater
            ? `\`${unknown.name}\` is declared inside a stage, where \`FROM\` does not see it. Move its \`ARG\` in front of the first \`FROM\`.`
            : `\`${unknown.name}\` is declared nowhere, so it is empty. Put \`ARG ${unknown.name}\` in front of the first \`FROM\`.`,
        };
      }
    }
  },
};
