import type { ShellWord } from '../../parse/shell';
import { type Call, plainWords } from './run-calls';

/** A command that installs packages of the distribution. */
export interface PackageInstall {
  readonly manager: 'apt' | 'apk' | 'yum' | 'dnf' | 'zypper';
  /** As it is written, e.g. `microdnf`. */
  readonly program: string;
  /** The word that says what to do: `install`, `add`, `groupinstall`. */
  readonly verb: ShellWord;
  readonly packages: readonly ShellWord[];
}

const managers: ReadonlyMap<string, PackageInstall['manager']> = new Map([
  ['apt-get', 'apt'],
  ['apt', 'apt'],
  ['apk', 'apk'],
  ['yum', 'yum'],
  ['dnf', 'dnf'],
  ['microdnf', 'dnf'],
  ['zypper', 'zypper'],
]);

/** The verbs that install packages by name. */
const verbs = {
  apt: /^install$/,
  apk: /^add$/,
  yum: /^install$/,
  dnf: /^install$/,
  zypper: /^(?:install|in)$/,
} as const satisfies Record<PackageInstall['manager'], RegExp>;

/** Options that take the next word as their value. */
const valued = {
  apt: new Set(['-t', '--target-release', '-o', '--option', '-c', '--config-file', '-a', '--host-architecture']),
  apk: new Set([
    '-t',
    '--virtual',
    '-X',
    '--repository',
    '-p',
    '--root',
    '--keys-dir',
    '--repositories-file',
    '--arch',
  ]),
  yum: new Set(['-c', '--config', '-x', '--exclude', '-d', '-e']),
  dnf: new Set(['-c', '--config', '-x', '--exclude', '-d', '-e']),
  zypper: new Set(['-r', '--repo', '-t', '--type', '-R', '--root', '-C', '--capability', '-c', '--config']),
} as const satisfies Record<PackageInstall['manager'], ReadonlySet<string>>;

/** Which of the package managers a call starts. */
export function packageManager({ program }: Call): PackageInstall['manager'] | undefined {
  return managers.get(program);
}

/** The words of a package manager's call that are no options. */
export function managerWords(call: Call): readonly ShellWord[] {
  const manager = packageManager(call);
  return manager ? plainWords(call.args, valued[manager]) : [];
}

/** Reads `apt-get install …` and its kin; `undefined` for every other call. */
export function readPackageInstall(call: Call): PackageInstall | undefined {
  const manager = packageManager(call);
  if (!manager) return undefined;
  const words = managerWords(call);
  const at = words.findIndex(({ text }) => verbs[manager].test(text));
  const verb = words[at];
  if (!verb) return undefined;
  return { manager, program: call.program, verb, packages: words.slice(at + 1) };
}
