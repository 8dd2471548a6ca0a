import { remember } from '../../core/remember';
import type { DockerfileDocument, Stage } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';

/** The stages whose layers are in the image that a plain build makes: the final one and those it is built on. */
export function finalStages({ finalStage, lineage }: DockerfileDocument): readonly Stage[] {
  return finalStage ? lineage(finalStage) : [];
}

/** The instructions whose layers and settings the final image has, from the base up. */
export const finalInstructions: (document: DockerfileDocument) => readonly Instruction[] = remember(
  (document: DockerfileDocument) =>
    document.stages.length === 0 ? document.preamble : finalStages(document).flatMap((stage) => stage.instructions),
);

/** The instructions of each stage, and those that stand before all stages. */
export const sections: (document: DockerfileDocument) => readonly (readonly Instruction[])[] = remember(
  ({ preamble, stages }: DockerfileDocument) =>
    [preamble, ...stages.map(({ instructions }) => instructions)].filter(({ length }) => length > 0),
);

/** All instructions, each followed by the one that it keeps for later (`ONBUILD`). */
export const withTriggers: (document: DockerfileDocument) => readonly Instruction[] = remember(
  ({ instructions }: DockerfileDocument) =>
    instructions.flatMap((instruction) => {
      const { trigger } = instruction;
      return trigger ? [instruction, trigger] : instruction;
    }),
);

/** Whether a stage is in an image that somebody keeps: the final one, or one that another is built on. */
export function isKept({ stages, finalStage }: DockerfileDocument, stage: Stage | undefined): boolean {
  return stage === undefined || stage === finalStage || stages.some(({ parent }) => parent === stage);
}

/** The one of a keyword that holds in the final image: the last. */
export function lastOf(instructions: readonly Instruction[], keyword: string): Instruction | undefined {
  return instructions.findLast((instruction) => instruction.keyword === keyword);
}

/** Whether the final image sets an environment variable. */
export function hasEnvironment(document: DockerfileDocument, name: string): boolean {
  return readEnvironment(document, name) !== undefined;
}

/** The value of an environment variable that the final image sets, as written. */
export function readEnvironment(document: DockerfileDocument, name: string): string | undefined {
  let value: string | undefined;
  for (const instruction of finalInstructions(document)) {
    if (instruction.keyword !== 'ENV') continue;
    value = instruction.properties.findLast((property) => property.name === name)?.value ?? value;
  }
  return value;
}

/** Whether the file says by its name or its last stage's that it is for development or tests, not for production. */
export function isForDevelopment({ source, finalStage }: DockerfileDocument): boolean {
  const file = source.path.slice(source.path.lastIndexOf('/') + 1);
  const names = /(?:^|[._-])(?:dev|devel|development|debug|test|tests|testing|ci|local)(?:$|[._-])/i;
  return names.test(file) || /(?:^|\/)\.devcontainer\//.test(source.path) || names.test(finalStage?.name ?? '');
}

/** The stage that an instruction stands in, its `FROM` included; `undefined` before the first. */
export function stageOf(document: DockerfileDocument, instruction: Instruction): Stage | undefined {
  return stagesByInstruction(document).get(instruction);
}

const stagesByInstruction: (document: DockerfileDocument) => ReadonlyMap<Instruction, Stage> = remember(
  ({ stages }: DockerfileDocument) => {
    const found = new Map<Instruction, Stage>();
    for (const stage of stages) {
      for (const instruction of [stage.from, ...stage.instructions]) {
        found.set(instruction, stage);
        if (instruction.trigger) found.set(instruction.trigger, stage);
      }
    }
    return found;
  },
);
