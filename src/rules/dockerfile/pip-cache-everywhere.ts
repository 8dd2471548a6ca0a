import type { Rule } from '../../core/rule';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { addWords } from './edit-instruction';
import { stageOf, withTriggers } from './final-stage';
import { pipInstalls } from './installs';
import { pipNoCache } from './pip-no-cache';
import { isMounted } from './run-calls';

export const pipCacheEverywhere: Rule<DockerfileDocument> = {
  id: 'dockerfile/pip-cache-everywhere',
  summary: 'Give every pip install --no-cache-dir',
  why: 'Other ways to be rid of the cache are easily lost in the next change.',
  severity: 'hint',
  aliases: ['DL3042'],
  fixable: true,
  *check(document) {
    const told = new Set([...pipNoCache.check(document)].map(({ span }) => span.start));
    for (const instruction of withTriggers(document)) {
      if (instruction.keyword !== 'RUN' || isMounted(instruction, '.cache/pip')) continue;
      if (isOn.test(instruction.text)) continue;
      for (const { verb, options, invocation } of pipInstalls(instruction)) {
        if (invocation.program === 'uv' || told.has(verb.span.start)) continue;
        if (options.some(({ text }) => text === '--no-cache-dir') || isSet(document, instruction)) continue;
        yield {
          span: verb.span,
          message: 'Only `--no-cache-dir` says at the command itself that pip keeps nothing. Add it.',
          fix: { title: 'Add --no-cache-dir', edits: [addWords(document, verb, ['--no-cache-dir'])], safe: true },
        };
      }
    }
  },
};

const truth = '(?:1|true|True|TRUE|on|On|ON|yes|Yes|YES)';
const isOn = new RegExp(`PIP_NO_CACHE_DIR=${truth}`);

/** Whether `ENV` of the stage or of those it is built on says it in plain words. */
function isSet(document: DockerfileDocument, instruction: Instruction): boolean {
  const stage = stageOf(document, instruction);
  const before = stage ? document.lineage(stage).flatMap(({ instructions }) => instructions) : document.preamble;
  return before.some(
    ({ keyword, span, properties }) =>
      keyword === 'ENV' &&
      span.start < instruction.span.start &&
      properties.some(({ name, value }) => name === 'PIP_NO_CACHE_DIR' && new RegExp(`^${truth}$`).test(value ?? '')),
  );
}
