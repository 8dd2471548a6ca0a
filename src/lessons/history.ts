import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { GitTool } from '../tools/git';
import { whyOutside } from './manifest';
import { generateMonth } from './story/deliveries';

/** Who writes the commits that an exercise starts with. */
export const colleague = { name: 'A. Colleague', email: 'a.colleague@example.com' } as const;
const firstCommit = '2026-03-02T09:00:00Z';
const hour = 3_600_000;

interface Author {
  readonly name: string;
  readonly email: string;
}

/** One commit of a `history.yaml`. */
interface HistoryCommit {
  readonly message: string;
  /** Folder of the exercise that overlays the work tree. */
  readonly files?: string;
  readonly delete?: readonly string[];
  readonly data?: readonly {
    readonly to: string;
    readonly month: number;
    readonly rows?: number;
    readonly labels?: boolean;
  }[];
  readonly author?: Author;
  readonly at?: string;
  /** Switches to the branch, which is made from `from` when it is not there. */
  readonly branch?: string;
  readonly from?: string;
  /** Merges this branch with a commit of its own before the files. */
  readonly merge?: string;
  readonly tag?: string;
  /** Pushed, with all tags, to this branch of the remote. */
  readonly push?: string;
  /** Pushed by somebody else: this clone has not fetched it, and the branch on which it was made is not there. */
  readonly unseen?: boolean;
}

/** A Git history told as data; fixed authors and dates give everybody the same commits. */
interface History {
  readonly author?: Author;
  /** ISO time of the first commit; each later one is an hour after. */
  readonly start?: string;
  readonly branch?: string;
  readonly commits: readonly HistoryCommit[];
  /** Branch on which the work tree is left. */
  readonly checkout?: string;
  /** Folder of the workspace for a bare repository, the remote `origin`, that the work tree ignores. */
  readonly remote?: string;
}

/** Makes `folder` a repository on `main` with the identity of a learner, so that commits work on a machine where Git was never set up. */
export async function initRepository(git: GitTool, folder: string, signal: AbortSignal): Promise<void> {
  await git.raw(folder, ['init', '--quiet'], signal);
  await git.raw(folder, ['symbolic-ref', 'HEAD', 'refs/heads/main'], signal);
  for (const [key, value] of [
    ['user.name', 'Learner'],
    ['user.email', 'learner@example.com'],
    ['core.autocrlf', 'false'],
    ['commit.gpgsign', 'false'],
    ['tag.gpgsign', 'false'],
  ] as const)
    await git.raw(folder, ['config', key, value], signal);
  await exclude(folder, '.mlops-roadmap/');
}

/** Lets this clone ignore what a pattern matches, without a file that is part of the exercise. */
async function exclude(folder: string, pattern: string): Promise<void> {
  const file = path.join(folder, '.git', 'info', 'exclude');
  await mkdir(path.dirname(file), { recursive: true });
  const before = await readFile(file, 'utf8').catch(() => '');
  await writeFile(file, `${before}${pattern}\n`);
}

/** Commits everything in the folder that it does not ignore, as the colleague. */
export async function commitAll(git: GitTool, folder: string, message: string, signal: AbortSignal): Promise<void> {
  await git.raw(folder, ['add', '-A'], signal);
  await git.raw(folder, ['commit', '--quiet', '--allow-empty', '-m', message], signal, {
    env: identity(colleague, firstCommit),
  });
}

/** Builds the history that `file` (relative to the exercise) tells, in the repository at `folder`. */
export async function buildHistory(
  git: GitTool,
  exerciseFolder: string,
  file: string,
  folder: string,
  signal: AbortSignal,
): Promise<void> {
  const history = readHistory(await readFile(path.join(exerciseFolder, file), 'utf8'), file);
  const start = Date.parse(history.start ?? firstCommit);
  const main = history.branch ?? 'main';
  await git.raw(folder, ['symbolic-ref', 'HEAD', `refs/heads/${main}`], signal);
  if (history.remote) await addRemote(git, folder, history.remote, main, signal);
  for (const [index, commit] of history.commits.entries()) {
    signal.throwIfAborted();
    const at = commit.at ?? new Date(start + index * hour).toISOString();
    const env = identity(commit.author ?? history.author ?? colleague, at);
    if (commit.branch) await switchTo(git, folder, commit.branch, commit.from, signal);
    if (commit.merge)
      await git.raw(folder, ['merge', '--quiet', '--no-ff', '--no-commit', commit.merge], signal, { env });
    if (commit.files) await cp(inside(exerciseFolder, commit.files), folder, { recursive: true });
    for (const gone of commit.delete ?? []) await rm(inside(folder, gone), { recursive: true, force: true });
    for (const { to, month, rows = 2000, labels = true } of commit.data ?? []) {
      await writeMonth(inside(folder, to), { month, rows, labels });
    }
    // Ignored or not: what the history says is committed.
    const others = history.remote ? ['--', '.', `:(exclude,literal,top)${history.remote}`] : [];
    await git.raw(folder, ['add', '-A', '--force', ...others], signal);
    await git.raw(folder, ['commit', '--quiet', '--allow-empty', '-m', commit.message], signal, { env });
    if (commit.tag) await git.raw(folder, ['tag', commit.tag], signal);
    if (commit.push) {
      // By its address the remote is a stranger to git: what this clone knows of `origin` stays as it was.
      const to = commit.unseen ? [addressOf(history.remote ?? '')] : ['--set-upstream', 'origin'];
      await git.raw(folder, ['push', '--quiet', '--tags', ...to, `HEAD:refs/heads/${commit.push}`], signal);
    }
  }
  await git.raw(folder, ['switch', '--quiet', history.checkout ?? main], signal);
  for (const { branch, unseen } of history.commits)
    if (branch && unseen) await git.raw(folder, ['branch', '--quiet', '-D', branch], signal);
}

/** An address relative to the work tree's top, so that the workspace may be copied and moved. */
const addressOf = (remote: string) => `./${remote}`;

async function addRemote(
  git: GitTool,
  folder: string,
  remote: string,
  main: string,
  signal: AbortSignal,
): Promise<void> {
  const bare = inside(folder, remote);
  await mkdir(bare, { recursive: true });
  await git.raw(bare, ['init', '--quiet', '--bare', '--template='], signal);
  await git.raw(bare, ['symbolic-ref', 'HEAD', `refs/heads/${main}`], signal);
  await git.raw(folder, ['remote', 'add', 'origin', addressOf(remote)], signal);
  await exclude(folder, `/${remote}/`);
}

/** Writes a month of the story as the learner gets it: seeded by the month, so that everybody has the same. */
export async function writeMonth(
  file: string,
  { month, rows, labels }: { readonly month: number; readonly rows: number; readonly labels: boolean },
): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, generateMonth({ month, rows, labels, seed: month }));
}

const historyKeys = ['author', 'start', 'branch', 'commits', 'checkout', 'remote'];
const commitKeys = [
  'message',
  'files',
  'delete',
  'data',
  'author',
  'at',
  'branch',
  'from',
  'merge',
  'tag',
  'push',
  'unseen',
];

/** Reads the text of a `history.yaml`. Throws, naming the file and what is wrong, when it is none. */
export function readHistory(text: string, file: string): History {
  let value: unknown;
  try {
    value = parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`${file} is no valid YAML: ${(error as Error).message}`);
  }
  demandKeys(value, historyKeys, file);
  const { commits, start, remote } = value as Partial<History>;
  if (!Array.isArray(commits) || commits.length === 0) throw new Error(`${file} has no list of \`commits\`.`);
  commits.forEach((commit: unknown, index) => {
    const where = `Commit ${index + 1} of ${file}`;
    demandKeys(commit, commitKeys, where);
    const { message, at, push, unseen, branch } = commit as Partial<HistoryCommit>;
    if (typeof message !== 'string' || !message.trim()) throw new Error(`${where} has no \`message\`.`);
    demandTime(at, where);
    if (push && !remote) throw new Error(`${where} has \`push\`, but the history has no \`remote\`.`);
    if (unseen && !(push && branch)) throw new Error(`${where} has \`unseen\`, which needs \`push\` and a \`branch\`.`);
  });
  demandTime(start, file);
  return value as History;
}

function demandKeys(value: unknown, known: readonly string[], where: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${where} must be a map.`);
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown) throw new Error(`${where} has the unknown key \`${unknown}\`. Known: ${known.join(', ')}.`);
}

function demandTime(value: unknown, where: string): void {
  if (value !== undefined && (typeof value !== 'string' || Number.isNaN(Date.parse(value))))
    throw new Error(`${where} has the time \`${String(value)}\`; write it as 2026-03-02T09:00:00Z.`);
}

async function switchTo(
  git: GitTool,
  folder: string,
  branch: string,
  from: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const known = await git.run(folder, ['show-ref', '--verify', '--quiet', `refs/heads/${branch}`], signal);
  const create = known.exitCode === 0 ? [branch] : ['--create', branch, from ?? 'HEAD'];
  await git.raw(folder, ['switch', '--quiet', ...create], signal);
}

function inside(root: string, file: string): string {
  const reason = whyOutside(file);
  if (reason) throw new Error(`The path \`${file}\` in the history ${reason}.`);
  return path.join(root, file);
}

function identity({ name, email }: Author, at: string): Record<string, string> {
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: at,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: at,
  };
}
