import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction, Word } from '../../parse/dockerfile-instruction';
import { type DockerIgnore, parseDockerIgnore } from '../../parse/dockerignore';

/** A COPY or ADD of files from the build context. */
export interface ContextCopy {
  readonly instruction: Instruction;
  /** Sources in the context; URLs, repositories and here-documents left out. */
  readonly sources: readonly Word[];
  readonly target: Word;
}

/** The COPY and ADD instructions that take files from the build context. */
export function contextCopies(instructions: readonly Instruction[]): readonly ContextCopy[] {
  return instructions.flatMap((instruction) => {
    if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return [];
    if (instruction.flags.some(({ name }) => name === 'from')) return [];
    const target = instruction.words.at(-1);
    const sources = instruction.words.slice(0, -1).filter(({ text }) => !/^(?:\w+:\/\/|git@|<<)/.test(text));
    return target && sources.length > 0 ? [{ instruction, sources, target }] : [];
  });
}

/** Whether a source is the whole build context. */
export function isWholeContext({ text }: Word): boolean {
  return /^(?:\.?\/?|\.?\/?\*|\.\/\.)$/.test(text) && text !== '';
}

/** A source without `./` at its start and `/` at its end. */
export function cleanSource({ text }: Word): string {
  return text.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
}

/** The ignore file that the build uses: its path and meaning; `undefined` when there is none or nothing is known. */
export function ignoreFile({
  source: { neighbours },
}: DockerfileDocument): (DockerIgnore & { readonly path: string; readonly text: string }) | undefined {
  for (const path of ['Dockerfile.dockerignore', '.dockerignore']) {
    const text = neighbours?.get(path);
    if (text !== undefined) return { ...parseDockerIgnore(text), path, text };
  }
  return undefined;
}
