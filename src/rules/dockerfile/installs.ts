import type { Instruction } from '../../parse/dockerfile-instruction';
import { type Invocation, readInvocation } from '../../parse/invocation';
import type { ShellCommand, ShellWord } from '../../parse/shell';

/** One `pip install` or `apt-get install` (and their kin) of an instruction. */
export interface Install {
  readonly command: ShellCommand;
  readonly invocation: Invocation;
  /** The word `install`. */
  readonly verb: ShellWord;
  /** What it installs: requirements, paths, packages; options and their values left out. */
  readonly packages: readonly ShellWord[];
  /** Options with their values, as written. */
  readonly options: readonly ShellWord[];
}

const pipValued = new Set(
  '-r --requirement -c --constraint -i --index-url --extra-index-url -f --find-links -t --target --prefix --root --python -p --platform --trusted-host --timeout --retries --cache-dir --progress-bar --no-binary --only-binary --upgrade-strategy --src -C --config-settings --config-setting --global-option --implementation --abi --python-version --report --proxy --cert --client-cert --log -e --editable --exists-action --index --default-index --torch-backend --link-mode --resolution --prerelease --exclude-newer --keyring-provider --use-feature --group --extra'.split(
    ' ',
  ),
);
const aptValued = new Set(['-o', '--option', '-t', '--target-release', '-c', '--config-file', '-a']);

/** The `pip install` commands of an instruction, also as `pip3`, `python -m pip` and `uv pip`. */
export function pipInstalls(instruction: Instruction): readonly Install[] {
  return installs(instruction, (invocation) => {
    if (invocation.program === 'uv' && invocation.args[0]?.text === 'pip') return read(invocation, pipValued, 1);
    return /^pip[\d.]*$/.test(invocation.program) ? read(invocation, pipValued, 0) : undefined;
  });
}

/** The `apt-get install` commands of an instruction, also as `apt`. */
export function aptInstalls(instruction: Instruction): readonly Install[] {
  return installs(instruction, (invocation) =>
    invocation.program === 'apt-get' || invocation.program === 'apt' ? read(invocation, aptValued, 0) : undefined,
  );
}

/** The values of an option of an install, e.g. of `-r`. */
export function optionValues({ options }: Install, ...names: readonly string[]): string[] {
  return options.flatMap(({ text }, at) => {
    if (names.includes(text)) return options[at + 1]?.text ?? [];
    const name = names.find((each) =>
      each.startsWith('--') ? text.startsWith(`${each}=`) : text.startsWith(each) && !text.startsWith('--'),
    );
    return name === undefined ? [] : text.slice(name.length + (name.startsWith('--') ? 1 : 0));
  });
}

function installs(
  { keyword, commands }: Instruction,
  readOne: (invocation: Invocation) => Omit<Install, 'command' | 'invocation'> | undefined,
): Install[] {
  if (keyword !== 'RUN') return [];
  return commands.flatMap((command) => {
    const invocation = readInvocation(command);
    const found = invocation && readOne(invocation);
    return found ? [{ ...found, command, invocation }] : [];
  });
}

function read(
  { args }: Invocation,
  valued: ReadonlySet<string>,
  from: number,
): Omit<Install, 'command' | 'invocation'> | undefined {
  const options: ShellWord[] = [];
  const packages: ShellWord[] = [];
  let verb: ShellWord | undefined;
  for (let at = from; at < args.length; at++) {
    const word = args[at];
    if (!word) break;
    if (word.text.startsWith('-')) {
      options.push(word);
      const value = valued.has(word.text) ? args[++at] : undefined;
      if (value) options.push(value);
    } else if (!verb) {
      if (word.text !== 'install') return undefined;
      verb = word;
    } else {
      packages.push(word);
    }
  }
  return verb && { verb, options, packages };
}
