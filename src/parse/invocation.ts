import type { ShellCommand, ShellWord } from './shell';

/** What a command really starts, behind `exec`, `sudo`, `env`, `tini --`, `conda run`, `python -m` and the like. */
export interface Invocation {
  /** The program's name without its folder, lower case; empty when a variable decides. */
  readonly program: string;
  /** The word that names it. */
  readonly word: ShellWord;
  readonly args: readonly ShellWord[];
  /** The `NAME=value` words in force, also those given to `env`. */
  readonly environment: readonly ShellWord[];
  /** The word before `-m`, for a Python module. */
  readonly python: ShellWord | undefined;
}

/** Options of a wrapper that take the next word as their value. */
const wrappers: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    exec: ['-a'],
    command: [],
    nohup: [],
    time: [],
    sudo: ['-u', '--user', '-g', '--group'],
    gosu: [],
    'su-exec': [],
    env: ['-u', '--unset', '-C', '--chdir'],
    nice: ['-n'],
    timeout: ['-s', '--signal', '-k', '--kill-after'],
    stdbuf: ['-i', '-o', '-e'],
    tini: ['-p', '-e'],
    'dumb-init': ['-r', '--rewrite'],
    catatonit: [],
    conda: ['-n', '--name', '-p', '--prefix', '--cwd'],
    mamba: ['-n', '--name', '-p', '--prefix', '--cwd'],
    micromamba: ['-n', '--name', '-p', '--prefix', '--cwd', '-r', '--root-prefix'],
    poetry: ['-C', '--directory', '-P', '--project'],
    pipenv: [],
    pdm: ['-p', '--project'],
    uv: [
      '--extra',
      '--group',
      '--with',
      '--python',
      '-p',
      '--package',
      '--project',
      '--directory',
      '--env-file',
      '--no-group',
    ],
    'opentelemetry-instrument': ['--traces_exporter', '--metrics_exporter', '--service_name'],
    'ddtrace-run': [],
    'newrelic-admin': [],
  }).map(([program, options]) => [program, new Set(options)]),
);

/** Wrappers that have a command of their own before the one they start. */
const subcommands: ReadonlyMap<string, string> = new Map([
  ['conda', 'run'],
  ['mamba', 'run'],
  ['micromamba', 'run'],
  ['poetry', 'run'],
  ['pipenv', 'run'],
  ['pdm', 'run'],
  ['uv', 'run'],
  ['newrelic-admin', 'run-program'],
]);

/** Wrappers whose first plain word belongs to them: the user, the time. */
const ownWord = new Set(['gosu', 'su-exec', 'timeout']);

/** The innermost program of a command; `undefined` for a bare assignment. */
export function readInvocation(command: Pick<ShellCommand, 'words' | 'assignments'>): Invocation | undefined {
  const known = invocations.get(command) ?? { invocation: findInvocation(command) };
  invocations.set(command, known);
  return known.invocation;
}

/** Many rules ask about the same commands. */
const invocations = new WeakMap<object, { readonly invocation: Invocation | undefined }>();

function findInvocation(command: Pick<ShellCommand, 'words' | 'assignments'>): Invocation | undefined {
  let words = command.words;
  const environment = [...command.assignments];
  for (let depth = 0; depth < 8; depth++) {
    const inner = unwrap(words, environment);
    if (!inner) break;
    words = inner;
  }
  const [word, ...args] = words;
  if (!word) return undefined;
  const program = nameOf(word);
  if (isPython(program)) {
    const m = pythonModule(args);
    const module = m === undefined ? undefined : args[m];
    if (m !== undefined && module) {
      return { program: module.text.toLowerCase(), word: module, args: args.slice(m + 1), environment, python: word };
    }
  }
  return { program, word, args, environment, python: undefined };
}

/** Whether a program name is a Python interpreter. */
export function isPython(program: string): boolean {
  return /^(?:python|pypy)[\d.]*$/.test(program);
}

function nameOf({ text }: ShellWord): string {
  if (text.includes('$')) return '';
  return text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1).toLowerCase();
}

/** The words that a wrapper starts; `undefined` when the first word is none, or starts nothing. */
function unwrap(words: readonly ShellWord[], environment: ShellWord[]): readonly ShellWord[] | undefined {
  const [first] = words;
  if (!first) return undefined;
  const program = nameOf(first);
  const valued = wrappers.get(program);
  if (!valued) return undefined;
  let needed = subcommands.get(program);
  let own = ownWord.has(program);
  for (let at = 1; at < words.length; at++) {
    const word = words[at];
    if (!word) return undefined;
    const { text } = word;
    if (text === '--') continue;
    if (text.startsWith('-')) {
      if (valued.has(text)) at++;
    } else if (needed !== undefined) {
      if (text !== needed) return undefined;
      needed = undefined;
    } else if (own) {
      own = false;
    } else if (program === 'env' && /^\w+=/.test(text)) {
      environment.push(word);
    } else {
      return words.slice(at);
    }
  }
  return undefined;
}

/** Where the module's name stands after `-m`; `undefined` when a script or `-c` comes first. */
function pythonModule(args: readonly ShellWord[]): number | undefined {
  for (let at = 0; at < args.length; at++) {
    const text = args[at]?.text ?? '';
    if (/^-[a-zA-Z]*m$/.test(text)) return at + 1;
    if (text === '-W' || text === '-X') at++;
    else if (!/^-[a-zA-Z]+$/.test(text) || /c$/.test(text)) return undefined;
  }
  return undefined;
}

/** The value of an option, given as `--name value`, `--name=value` or `-nvalue`; with the words it stands in. */
export function readOption(
  args: readonly ShellWord[],
  ...names: readonly string[]
):
  | { readonly value: string; readonly words: readonly [ShellWord, ...ShellWord[]]; readonly literal: boolean }
  | undefined {
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (!word) continue;
    for (const name of names) {
      const next = args[at + 1];
      if (word.text === name) {
        if (next) return { value: next.text, words: [word, next], literal: next.literal };
      } else if (word.text.startsWith(`${name}=`)) {
        return { value: word.text.slice(name.length + 1), words: [word], literal: word.literal };
      } else if (/^-\w$/.test(name) && word.text.startsWith(name) && !word.text.startsWith('--')) {
        return { value: word.text.slice(2), words: [word], literal: word.literal };
      }
    }
  }
  return undefined;
}
