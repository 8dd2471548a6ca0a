import type { DockerfileDocument, Stage } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { perDocument } from './per-document';

/** The stages whose layers are in the image that a plain build makes: the final one and those it is built on. */
export function finalStages({ finalStage, lineage }: DockerfileDocument): readonly Stage[] {
  return finalStage ? lineage(finalStage) : [];
}

/** The instructions whose layers and settings the final image has, from the base up. */
export const finalInstructions: (document: DockerfileDocument) => readonly Instruction[] = perDocument(
  (document: DockerfileDocument) => finalStages(document).flatMap((stage) => stage.instructions),
);

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
