import { remember } from '../../core/remember';
import type { DockerfileDocument } from '../../parse/dockerfile';
import type { Instruction } from '../../parse/dockerfile-instruction';
import { type Invocation, readInvocation } from '../../parse/invocation';
import type { ShellCommand, ShellWord } from '../../parse/shell';
import { withTriggers } from './final-stage';

/** One program that a `RUN` starts. */
export interface Call extends Invocation {
  readonly command: ShellCommand;
}

/** A `RUN`, also behind `ONBUILD`, with what it starts in order. */
export interface Run {
  readonly instruction: Instruction;
  readonly calls: readonly Call[];
}

/** Every `RUN` of a document in order. */
export const runs: (document: DockerfileDocument) => readonly Run[] = remember((document: DockerfileDocument) =>
  withTriggers(document)
    .filter(({ keyword }) => keyword === 'RUN')
    .map((instruction) => ({
      instruction,
      calls: instruction.commands.flatMap((command) => {
        const invocation = readInvocation(command);
        return invocation ? { ...invocation, command } : [];
      }),
    })),
);

/** Whether an option is given: a letter also among others (`-xy`), a name also with a value (`--name=value`). */
export function hasOption(args: readonly ShellWord[], ...names: readonly string[]): boolean {
  return args.some(({ text }) =>
    names.some((name) =>
      name.length === 1
        ? /^-[^-]/.test(text) && text.includes(name, 1)
        : text === `--${name}` || text.startsWith(`--${name}=`),
    ),
  );
}

/** The words that are neither options nor the values of those in `valued` (`-t`, `--target`). */
export function plainWords(args: readonly ShellWord[], valued: ReadonlySet<string>): readonly ShellWord[] {
  const plain: ShellWord[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (!word) break;
    if (!/^-./.test(word.text)) plain.push(word);
    else if (valued.has(word.text)) at++;
  }
  return plain;
}

/** Whether a folder lies on a cache or in memory while the command runs, so that nothing of it stays in the layer. */
export function isMounted({ flags }: Instruction, folder: string): boolean {
  return flags.some(
    ({ name, value }) =>
      name === 'mount' &&
      /(?:^|,)type=(?:cache|tmpfs)(?:,|$)/.test(value) &&
      value.split(',').some((part) => /^(?:target|dst|destination)=/.test(part) && part.includes(folder)),
  );
}
