import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { addWords } from './edit-instruction';
import { finalInstructions } from './final-stage';
import { pipInstalls } from './installs';

export const pipNoCache: Rule<DockerfileDocument> = {
  id: 'dockerfile/pip-no-cache',
  summary: 'Keep pip’s cache out of the image',
  why: 'pip keeps every wheel it downloads: with torch or TensorFlow that is gigabytes more in each image, pulled by each new replica.',
  severity: 'information',
  aliases: ['DL3042'],
  fixable: true,
  *check(document) {
    let isOff = false;
    for (const instruction of finalInstructions(document).flatMap((each) => [each, each.trigger ?? []].flat())) {
      if (/^(?:ENV|ARG)$/.test(instruction.keyword))
        isOff ||= instruction.properties.some(
          ({ name, value }) => name === 'PIP_NO_CACHE_DIR' && value !== undefined && value !== '',
        );
      if (isOff || keepsNoCache(instruction)) continue;
      for (const { verb, options, invocation } of pipInstalls(instruction)) {
        if (
          invocation.program === 'uv' ||
          options.some(({ text }) => text === '--no-cache-dir' || text.startsWith('--cache-dir'))
        )
          continue;
        if (exportsNoCache(instruction)) continue;
        if (invocation.environment.some(({ text }) => text.startsWith('PIP_NO_CACHE_DIR='))) continue;
        yield {
          span: verb.span,
          message:
            'pip keeps what it downloads in this layer. Add `--no-cache-dir`, or mount a cache: `RUN --mount=type=cache,target=/root/.cache/pip …`.',
          fix: { title: 'Add --no-cache-dir', edits: [addWords(document, verb, ['--no-cache-dir'])], safe: true },
        };
      }
    }
  },
};

/** The cache lies on a mount, or the same instruction deletes it. */
function keepsNoCache({ keyword, flags, commands }: Instruction): boolean {
  if (keyword !== 'RUN') return true;
  return (
    flags.some(
      ({ name, value }) =>
        name === 'mount' &&
        /type=(?:cache|tmpfs)/.test(value) &&
        /cache(?:\/pip)?\/?(?:,|$)|pip/.test(value.replace(/type=cache/, '')),
    ) ||
    commands.some(({ words }) => {
      const texts = words.map(({ text }) => text);
      const isPurge = texts.includes('cache') && texts.includes('purge');
      return (
        isPurge ||
        (/(?:^|\/)rm$/.test(texts[0] ?? '') && texts.some((text) => /\.cache(?:\/(?:pip|\*))?\/?$/.test(text)))
      );
    })
  );
}

/** `export PIP_NO_CACHE_DIR=1` before it. */
function exportsNoCache({ commands }: Instruction): boolean {
  return commands.some(
    ({ words, assignments }) =>
      (words.length === 0 || words[0]?.text === 'export') &&
      [...words, ...assignments].some(({ text }) => text.startsWith('PIP_NO_CACHE_DIR=')),
  );
}
