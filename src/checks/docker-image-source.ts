import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type CheckContext, type CheckResult, failed, type JsonSchema } from './check';

/** Which image is meant: what it is built from. */
export interface ImageSource {
  readonly context?: string;
  readonly dockerfile?: string;
  readonly from?: 'git' | 'worktree';
  readonly target?: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
}

/** The properties of a JSON Schema for an `ImageSource`. */
export const imageSourceProperties: JsonSchema = {
  context: {
    type: 'string',
    description: 'Folder that is sent to the engine, relative to the workspace. Default: `.`',
  },
  dockerfile: { type: 'string', description: 'The Dockerfile, relative to the context. Default: `Dockerfile`' },
  from: {
    enum: ['git', 'worktree'],
    description:
      '`git`: a clean checkout of the last commit (what a pipeline or a colleague gets). `worktree`: the folder as it is, untracked files included. Default: `git`',
  },
  target: { type: 'string', description: 'Stage to build; the last one when absent.' },
  buildArgs: {
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Values of ARG instructions.',
  },
};

/** A folder ready to build from. */
export interface PreparedSource {
  /** Absolute folder of the build context. */
  readonly context: string;
  readonly dockerfile: string;
  /** The Dockerfile relative to the workspace, `/`-separated. */
  readonly shownDockerfile: string;
  /** The Dockerfile's text as it is built. */
  readonly text: string;
  /** Changes when what is built may change within one run. */
  readonly revision: string;
  /** Paths relative to the workspace whose content differs from the commit; empty for `worktree`. */
  readonly uncommitted: readonly string[];
}

/** Lays out what an image is built from; a missing commit or Dockerfile is a failed result. */
export async function prepareSource(source: ImageSource, check: CheckContext): Promise<PreparedSource | CheckResult> {
  const { context = '.', dockerfile = 'Dockerfile', from = 'git' } = source;
  const shownDockerfile = path.posix.normalize(path.posix.join(context, dockerfile));
  let root = check.workspace;
  let revision = 'worktree';
  let uncommitted: readonly string[] = [];
  if (from === 'git') {
    const checkout = await checkOut(check);
    if ('outcome' in checkout) return checkout;
    ({ root, revision, uncommitted } = checkout);
  }
  const folder = path.join(root, context);
  const text = await readFile(path.join(folder, dockerfile), 'utf8').catch(() => undefined);
  if (text === undefined) return explainMissing(shownDockerfile, from, check.workspace);
  return { context: folder, dockerfile, shownDockerfile, text, revision, uncommitted };
}

async function checkOut(check: CheckContext) {
  const { tools, workspace, signal } = check;
  if ((await tools.git.topLevel(workspace, signal)) === undefined)
    return failed(
      'The folder is no Git repository, so there is no clean checkout to build from. Run `git init`, `git add` and `git commit`.',
    );
  const head = await tools.git.raw(workspace, ['rev-parse', '--verify', '--quiet', 'HEAD'], signal).catch(() => '');
  signal.throwIfAborted();
  const revision = head.trim();
  if (!revision)
    return failed('There is no commit yet, so there is no clean checkout to build from. Commit your files first.');
  const root = await check.temporaryFolder();
  await tools.git.exportTo(workspace, revision, root, signal);
  const status = await tools.git.raw(
    workspace,
    ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--', '.'],
    signal,
  );
  const prefix = await tools.git.raw(workspace, ['rev-parse', '--show-prefix'], signal);
  return { root, revision, uncommitted: readStatus(status, prefix.trim()) };
}

/** Paths of `git status --porcelain=v1 -z`; a rename is followed by its old name. */
function readStatus(status: string, prefix: string): string[] {
  const paths: string[] = [];
  const records = status.split('\0');
  for (let i = 0; i < records.length; i++) {
    const record = records[i] ?? '';
    if (record.length < 4) continue;
    paths.push(record.slice(3 + prefix.length));
    if (record.startsWith('R') || record.startsWith('C')) i++;
  }
  return paths;
}

async function explainMissing(dockerfile: string, from: 'git' | 'worktree', workspace: string): Promise<CheckResult> {
  const isHere = await stat(path.join(workspace, dockerfile)).then(
    (found) => found.isFile(),
    () => false,
  );
  const message =
    isHere && from === 'git'
      ? `\`${dockerfile}\` lies in your folder, but it is not in the last commit, and a clean checkout is built. Run \`git add ${dockerfile}\` and commit.`
      : `There is no \`${dockerfile}\` ${from === 'git' ? 'in the last commit' : 'in the folder'}. The name counts letter by letter: a capital D, no ending.`;
  return failed(message, { expected: `a file ${dockerfile}`, actual: 'no such file' });
}

/** The Dockerfile as the learner sees it, for findings: the text in the workspace, not the committed one. */
export async function readShown(prepared: PreparedSource, workspace: string): Promise<string> {
  return readFile(path.join(workspace, prepared.shownDockerfile), 'utf8').catch(() => prepared.text);
}

/** Says which uncommitted files make a verdict about the commit surprising; empty when there are none. */
export function noteUncommitted({ uncommitted, shownDockerfile }: PreparedSource): string {
  if (uncommitted.length === 0) return '';
  const [first] = uncommitted.includes(shownDockerfile) ? [shownDockerfile] : uncommitted;
  const rest = uncommitted.length > 1 ? ` and ${uncommitted.length - 1} more differ` : ' differs';
  return ` The last commit was built, and \`${first}\`${rest} from it: commit what belongs to the image.`;
}
