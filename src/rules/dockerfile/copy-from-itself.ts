import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { copyOrigin } from './copy-origin';
import { stageOf } from './final-stage';

export const copyFromItself: Rule<DockerfileDocument> = {
  id: 'dockerfile/copy-from-itself',
  summary: 'Copy only from stages that come before',
  why: 'A stage can take files from finished stages only: the build stops.',
  severity: 'error',
  aliases: ['DL3022', 'DL3023'],
  fixable: false,
  *check(document) {
    for (const instruction of document.instructions) {
      const origin = copyOrigin(document, instruction);
      const own = stageOf(document, instruction);
      if (!origin || !own) continue;
      const { flag, name, stage, isIndex } = origin;
      if (/\$./.test(name))
        yield {
          span: flag.span,
          message: '`--from` takes no variables. Open a stage with `FROM` and the variable, and name that stage here.',
          aliases: ['DL3022'],
        };
      else if (stage === own)
        yield {
          span: flag.span,
          message: `\`${name}\` is the stage that this instruction stands in. Name an earlier stage, or leave \`--from\` out.`,
          aliases: isIndex ? [] : ['DL3023'],
        };
      else if (stage ? stage.index > own.index : isIndex)
        yield {
          span: flag.span,
          message: stage
            ? `The stage \`${name}\` comes later, so there is nothing to copy yet. Put it before this one.`
            : `There is no stage number ${name}: they are counted from 0. Name the stage instead.`,
          aliases: ['DL3022'],
        };
    }
  },
};
