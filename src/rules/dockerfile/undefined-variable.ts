import type { Rule } from '../../core/rule';
import type { Span } from '../../core/span';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { expandingText, globalArguments, usedVariables } from './build-variables';
import { stageOf } from './final-stage';

export const undefinedVariable: Rule<DockerfileDocument> = {
  id: 'dockerfile/undefined-variable',
  summary: 'Declare a build argument in the stage that uses it',
  why: 'An ARG in front of FROM, or of another stage, does not hold here: the variable is empty, and files land in the wrong folder.',
  severity: 'warning',
  aliases: ['UndefinedVar'],
  fixable: false,
  *check(document) {
    const all = new Map<string, readonly Instruction[]>();
    for (const instruction of document.instructions)
      if (/^(?:ARG|ENV)$/.test(instruction.keyword))
        for (const { name } of instruction.properties) all.set(name, [...(all.get(name) ?? []), instruction]);
    for (const instruction of document.instructions) {
      const stage = stageOf(document, instruction);
      if (!stage || !expanded.has(instruction.keyword) || !instruction.text.includes('$')) continue;
      const line = document.lineage(stage);
      const isInLine = (each: Instruction) => line.some((other) => other === stageOf(document, each));
      const own = /^(?:ARG|ENV)$/.test(instruction.keyword) ? instruction.properties.map(({ name }) => name) : [];
      for (const place of placesOf(instruction)) {
        for (const { name, hasDefault } of usedVariables(expandingText(document, place))) {
          const declared = all.get(name);
          if (
            hasDefault ||
            (!declared && !globalArguments(document).has(name)) ||
            own.includes(name) ||
            fromBase.test(name)
          )
            continue;
          if (declared?.some((each) => isInLine(each) && each.span.start < instruction.span.start)) continue;
          const isLater = declared?.some((each) => isInLine(each));
          yield {
            span: place,
            message: isLater
              ? `\`${name}\` gets its value further down, so it is empty here. Put that line before this one.`
              : `\`${name}\` is declared outside this stage, so it is empty here. Put \`ARG ${name}\` into this stage.`,
          };
        }
      }
    }
  },
};

const expanded = new Set(['ADD', 'COPY', 'ENV', 'EXPOSE', 'LABEL', 'USER', 'VOLUME', 'WORKDIR', 'STOPSIGNAL', 'ARG']);
/** Names that base images set as a rule. */
const fromBase =
  /^(?:PATH|HOME|LANG|LC_\w+|TZ|PWD|USER|SHELL|HOSTNAME|LD_LIBRARY_PATH|PYTHONPATH|CONDA_DIR|JAVA_HOME|\d+)$/;

/** Where the builder puts variables in. */
function placesOf({ keyword, words, properties }: Instruction): readonly Span[] {
  if (!/^(?:ENV|LABEL|ARG)$/.test(keyword)) return words.map(({ span }) => span);
  return properties.map(({ valueSpan }) => valueSpan);
}
