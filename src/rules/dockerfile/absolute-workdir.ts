import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { replaceWord } from './edit-instruction';
import { sections, stageOf } from './final-stage';

export const absoluteWorkdir: Rule<DockerfileDocument> = {
  id: 'dockerfile/absolute-workdir',
  summary: 'Give WORKDIR an absolute path',
  why: 'A relative folder depends on the base image’s own: after an update of the base the server looks for its model in another place.',
  severity: 'warning',
  aliases: ['DL3000', 'WorkdirRelativePath'],
  fixable: true,
  *check(document) {
    for (const section of sections(document)) {
      const own = new Set(section);
      const [first] = section;
      const stage = first && stageOf(document, first);
      const line = stage ? document.lineage(stage).flatMap((each) => each.instructions) : section;
      for (const instruction of line) {
        const [path] = instruction.words;
        if (instruction.keyword !== 'WORKDIR' || !path) continue;
        const value = document.expand(path.text, instruction);
        // From the first absolute one on, the rest is well defined.
        if (value === undefined || /^(?:[\\/]|[A-Za-z]:)/.test(value)) break;
        if (!own.has(instruction)) continue;
        yield {
          span: path.span,
          ...(path.text.startsWith('$') && { aliases: ['WorkdirRelativePath'] }),
          message: `\`${path.text}\` is relative to whatever folder the base image uses. Write \`/${value.replace(/^\.\//, '')}\`.`,
          ...(path.literal && {
            fix: {
              title: `Write /${value.replace(/^\.\//, '')}`,
              edits: [replaceWord(document, path, `/${value.replace(/^\.\//, '')}`)],
              safe: false,
            },
          }),
        };
      }
    }
  },
};
