import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { insertBefore } from './edit-instruction';
import { sections, stageOf } from './final-stage';
import { relativeCopy } from './relative-copy';

export const workdirFromBase: Rule<DockerfileDocument> = {
  id: 'dockerfile/workdir-from-base',
  summary: 'Set WORKDIR before copying to a relative place',
  why: 'Where a relative target lies depends on the WORKDIR of the base image, which can change with its next version.',
  severity: 'hint',
  aliases: ['DL3045'],
  fixable: true,
  *check(document) {
    const told = new Set([...relativeCopy.check(document)].map(({ span }) => span.start));
    for (const section of sections(document)) {
      const [first] = section;
      const stage = first && stageOf(document, first);
      const line = stage ? document.lineage(stage).flatMap(({ instructions }) => instructions) : section;
      for (const instruction of line) {
        const { keyword, words } = instruction;
        if (keyword === 'WORKDIR') break;
        const target = words.at(-1);
        if (keyword !== 'COPY' || words.length < 2 || !target || !section.includes(instruction)) continue;
        if (/^(?:[/$]|[A-Za-z]:|<<)/.test(target.text) || told.has(target.span.start)) continue;
        yield {
          span: target.span,
          message: `Where \`${target.text}\` lies depends on the base image. Set a \`WORKDIR\` before it, or write the whole path.`,
          fix: {
            title: 'Set WORKDIR /app first',
            edits: [insertBefore(document, instruction, ['WORKDIR /app'])],
            safe: false,
          },
        };
      }
    }
  },
};
