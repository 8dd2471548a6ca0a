import { remember } from '../../core/remember';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { type Invocation, readInvocation } from '../../parse/invocation';
import type { ShellCommand } from '../../parse/shell';
import { finalInstructions, lastOf } from './final-stage';

/** A program that starts with the container. */
export interface StartCommand {
  readonly command: ShellCommand;
  readonly invocation: Invocation;
  /** The instruction that its last word stands in. */
  readonly instruction: Instruction;
}

/** What ENTRYPOINT and CMD of the final image start; the list of a CMD counts as arguments of an ENTRYPOINT's list, and as a command of its own. */
export const startCommands: (document: DockerfileDocument) => readonly StartCommand[] = remember(readStartCommands);

function readStartCommands(document: DockerfileDocument): readonly StartCommand[] {
  const instructions = finalInstructions(document);
  const entrypoint = lastOf(instructions, 'ENTRYPOINT');
  const cmd = lastOf(instructions, 'CMD');
  const found: StartCommand[] = [];
  const add = (command: ShellCommand, instruction: Instruction): void => {
    const invocation = readInvocation(command);
    if (invocation) found.push({ command, invocation, instruction });
  };
  const [entry] = entrypoint?.commands ?? [];
  if (entrypoint && cmd && entry && entrypoint.isExec && cmd.isExec && cmd.words.length > 0) {
    add({ ...entry, words: [...entry.words, ...cmd.words] }, cmd);
  } else if (entrypoint) {
    for (const command of entrypoint.commands) add(command, entrypoint);
  }
  if (cmd) for (const command of cmd.commands) add(command, cmd);
  return found;
}

/** The instruction that starts the container: CMD or ENTRYPOINT of the final image, whichever comes last. */
export function startInstruction(document: DockerfileDocument): Instruction | undefined {
  return finalInstructions(document).findLast(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
}

/** Whether the container starts nothing but a shell to work in, also behind an entry point that prepares it. */
export function startsShellOnly(document: DockerfileDocument): boolean {
  const last = startCommands(document).at(-1)?.invocation;
  return (
    last !== undefined && /^(?:ba|z|da)?sh$/.test(last.program) && last.args.every(({ text }) => /^-[a-z]$/.test(text))
  );
}
