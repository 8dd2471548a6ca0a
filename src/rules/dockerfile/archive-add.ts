import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import { isArchive } from './archives';
import { sections } from './final-stage';
import { type Call, runs } from './run-calls';

export const archiveAdd: Rule<DockerfileDocument> = {
  id: 'dockerfile/archive-add',
  summary: 'Unpack archives with ADD',
  why: 'COPY keeps the archive in one layer and its content in the next: a model of two gigabytes is shipped twice.',
  severity: 'information',
  aliases: ['DL3010'],
  fixable: false,
  *check(document) {
    for (const section of sections(document)) {
      for (const instruction of section) {
        if (instruction.keyword !== 'COPY' || instruction.flags.some(({ name }) => name === 'from')) continue;
        const target = instruction.words.at(-1);
        if (!target) continue;
        const words = isArchive(target.text)
          ? [target]
          : instruction.words.slice(0, -1).filter(({ text }) => isArchive(text));
        for (const word of words) {
          const name = baseName(word.text);
          const extracts = runs(document).some(
            ({ instruction: run, calls }) =>
              run.span.start > instruction.span.start &&
              section.includes(run) &&
              calls.some((call) => isExtraction(call) && call.args.some(({ text }) => baseName(text) === name)),
          );
          if (!extracts) continue;
          yield {
            span: word.span,
            message: `\`${name}\` stays in this layer although it is unpacked later. \`ADD\` unpacks a local tar archive into the target folder by itself.`,
          };
        }
      }
    }
  },
};

const unpackers = /^(?:unzip|gunzip|bunzip2|unlzma|unxz|zgz|uncompress|zcat|gzcat)$/;

function isExtraction({ program, args }: Call): boolean {
  if (program !== 'tar') return unpackers.test(program);
  return args.some(
    ({ text }, at) =>
      /^(?:--extract|--get)$/.test(text) || /^-[^-]*x/.test(text) || (at === 0 && /^[a-zA-Z]*x[a-zA-Z]*$/.test(text)),
  );
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
