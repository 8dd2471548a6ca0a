import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { GitResult } from '../tools/git';
import type { CheckContext } from './check';
import { closest } from './near-miss';
import type { CheckProblem } from './problems';

/** The learner's repository as the clauses of a check ask it. */
export class Repository {
  private constructor(
    /** Its top folder. */
    readonly folder: string,
    private readonly context: CheckContext,
  ) {}

  /** The repository whose top is this folder, or what is wrong with it. */
  static async open(folder: string, shown: string, context: CheckContext): Promise<Repository | CheckProblem> {
    const real = await realpath(folder).catch(() => undefined);
    if (real === undefined) return { message: `The folder \`${shown}\` is not there.` };
    const top = await context.tools.git.topLevel(real, context.signal);
    if (top !== undefined && (await isSame(top, real))) return new Repository(real, context);
    const what = shown === '.' ? 'This folder' : `\`${shown}\``;
    const inside = top === undefined ? '' : ` It lies in the repository of ${top}, which is another one.`;
    return { message: `${what} is no Git repository of its own: its \`.git\` is missing.${inside}` };
  }

  get signal(): AbortSignal {
    return this.context.signal;
  }

  /** What git prints; rejects when it refuses. */
  raw(args: readonly string[], input?: string): Promise<string> {
    return this.context.tools.git.raw(this.folder, args, this.signal, input === undefined ? {} : { input });
  }

  /** How git ends, whatever its exit code. `machine`: with the learner's own configuration. */
  run(
    args: readonly string[],
    options: { readonly machine?: boolean; readonly input?: string } = {},
  ): Promise<GitResult> {
    return this.context.tools.git.run(this.folder, args, this.signal, options);
  }

  /** What git prints between NULs. */
  async list(args: readonly string[]): Promise<string[]> {
    return (await this.raw(args)).split('\0').filter(Boolean);
  }

  /** The commit that a name stands for. */
  async commitOf(name: string): Promise<string | undefined> {
    const found = await this.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
    return found.exitCode === 0 ? found.stdout.trim().split(/\s+/).at(-1) : undefined;
  }

  /** Short names of all branches and tags. */
  async names(): Promise<string[]> {
    const printed = await this.raw(['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/tags']);
    return printed.split('\n').filter(Boolean);
  }

  /** A sentence about a name that stands for no commit. */
  async unknown(name: string): Promise<CheckProblem> {
    const names = await this.names();
    if (name === 'HEAD') return { message: 'There is no commit yet.' };
    const short = name.replace(/^refs\/(heads|tags)\//, '');
    const kind = name.startsWith('refs/tags/') ? 'tag' : name.startsWith('refs/heads/') ? 'branch' : 'branch or tag';
    const near = names.find((other) => other !== short && other.toLowerCase() === short.toLowerCase());
    const meant = near ?? closest(short, names);
    const help = meant ? ` \`${meant}\` is there: the name is written \`${short}\`.` : others(names);
    return { message: `There is no ${kind} \`${short}\`.${help}`, expected: name, actual: names.join(', ') };
  }
}

function others(names: readonly string[]): string {
  return names.length === 0
    ? ''
    : ` There is ${names
        .slice(0, 8)
        .map((name) => `\`${name}\``)
        .join(', ')}.`;
}

async function isSame(a: string, b: string): Promise<boolean> {
  const [one, two] = await Promise.all([a, b].map((folder) => realpath(folder).catch(() => folder)));
  return path.relative(one ?? a, two ?? b) === '';
}
