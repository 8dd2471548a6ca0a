import type { DockerfileDocument, Stage } from '../../parse/dockerfile';
import type { Flag, Instruction } from '../../parse/dockerfile-instruction';

/** Where a `COPY --from` takes its files. */
export interface CopyOrigin {
  readonly flag: Flag;
  /** As written. */
  readonly name: string;
  /** The stage of this file that it means, wherever that stands; an earlier one where several have the name. */
  readonly stage: Stage | undefined;
  /** Whether it is a number, which can only mean a stage. */
  readonly isIndex: boolean;
}

/** Reads `--from` of a `COPY`; `undefined` where there is none. */
export function copyOrigin({ stages }: DockerfileDocument, instruction: Instruction): CopyOrigin | undefined {
  const { keyword, flags, span } = instruction;
  const flag = keyword === 'COPY' && flags.find(({ name }) => name === 'from');
  if (!flag || flag.value === '') return undefined;
  const name = flag.value;
  const isIndex = /^\d+$/.test(name);
  const named = stages.filter((stage) => stage.name === name.toLowerCase());
  const stage = named.findLast(({ from }) => from.span.start < span.start) ?? named[0];
  return { flag, name, isIndex, stage: stage ?? (isIndex ? stages[Number(name)] : undefined) };
}
