import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { copyOrigin } from './copy-origin';
import { stageOf } from './final-stage';

export const copyFromStage: Rule<DockerfileDocument> = {
  id: 'dockerfile/copy-from-stage',
  summary: 'Copy from a stage or a pinned image',
  why: 'A name that is no stage is taken for an image of the newest tag on Docker Hub: with a typing error somebody else’s files get into your image.',
  severity: 'warning',
  aliases: ['DL3022'],
  fixable: false,
  *check(document) {
    for (const instruction of document.instructions) {
      const origin = copyOrigin(document, instruction);
      if (!origin || origin.stage || origin.isIndex || /[:@$]/.test(origin.name)) continue;
      const names = document.stages
        .slice(0, stageOf(document, instruction)?.index ?? 0)
        .flatMap(({ name }) => name ?? []);
      const advice =
        names.length > 0 ? `Name a stage (${names.map((name) => `\`${name}\``).join(', ')})` : 'Name a stage';
      yield {
        span: origin.flag.span,
        message: `No stage is called \`${origin.name}\`, so an image of that name is fetched, with the tag \`latest\`. ${advice}, or pin the image.`,
      };
    }
  },
};
