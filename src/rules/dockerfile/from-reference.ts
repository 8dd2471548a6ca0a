import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { isImageName } from '../../parse/is-image-name';
import { expandWithDefaults, globalArguments, usedVariables } from './build-variables';

export const fromReference: Rule<DockerfileDocument> = {
  id: 'dockerfile/from-reference',
  summary: 'Name a base image that can exist',
  why: 'The builder does not even ask a registry for a name with capital letters or an empty tag: the build stops.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check(document) {
    const known = globalArguments(document);
    for (const { image, parent } of document.stages) {
      if (!image || parent) continue;
      const used = usedVariables(image.text);
      const isFixed = used.every(({ name }) => !known.has(name));
      const name = isFixed ? expandWithDefaults(image.text, known) : undefined;
      if (name === undefined || /[{}$\\]/.test(name) || isImageName(name)) continue;
      const lower = name.toLowerCase();
      const fact = used.length > 0 ? `This becomes \`${name}\` here, which` : `\`${name}\``;
      yield {
        span: image.span,
        message: isImageName(lower)
          ? `${fact} has capital letters, which image names do not have. Write \`${lower}\`.`
          : `${fact} is no name of an image. Write it as \`name:tag\`.`,
      };
    }
  },
};
