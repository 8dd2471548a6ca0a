import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { isImageName } from '../../parse/is-image-name';
import { expandWithDefaults, globalArguments, usedVariables } from './build-variables';

export const defaultFromArg: Rule<DockerfileDocument> = {
  id: 'dockerfile/default-from-arg',
  summary: 'Give the variables of FROM a default that works',
  why: 'Without a default nobody can build the image by its file alone, and an editor or scanner cannot say what it stands on.',
  severity: 'information',
  aliases: ['InvalidDefaultArgInFrom'],
  fixable: false,
  *check(document) {
    const known = globalArguments(document);
    for (const { image, parent } of document.stages) {
      const used = image ? usedVariables(image.text) : [];
      if (!image || parent || used.length === 0 || !used.every(({ name }) => known.has(name))) continue;
      const name = expandWithDefaults(image.text, known);
      if (name === undefined || isImageName(name)) continue;
      const open = used.find((each) => !known.get(each.name))?.name;
      yield {
        span: image.span,
        message: `Without build arguments this is \`${name}\`, which is no image. Give ${open === undefined ? 'the variables' : `\`ARG ${open}\``} a default.`,
      };
    }
  },
};
