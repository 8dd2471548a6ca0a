import { cp, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { GitOptions, GitResult, GitTool } from './git';
import type { Processes } from './processes';
import { productFolder } from './product-folder';

const timeoutMs = 30_000;
const maxOutputBytes = 64 << 20;

/**
 * Git by argument lists through `processes`. Not through a wrapper library: checks ask for plumbing (`check-ignore`, `rev-list --objects`)
 * that wrappers only pass on, while groups, time limits, records and input come with `processes`.
 */
export function createGit(processes: Processes, env: NodeJS.ProcessEnv): GitTool {
  const run = async (folder: string, args: readonly string[], signal: AbortSignal, options: GitOptions = {}) => {
    const result = await processes.run(
      {
        file: 'git',
        args,
        cwd: folder,
        env: { ...isolation(env, options.machine ?? false), ...options.env },
        timeoutMs: options.timeoutMs ?? timeoutMs,
        maxOutputBytes,
        leavesNothing: true,
        ...(options.input === undefined ? {} : { input: options.input }),
      },
      signal,
    );
    if (result.missing) throw new Error('Git is not installed: `git` was not found on the PATH.');
    if (result.timedOut) throw new Error(`\`git ${args[0]}\` did not end within ${timeoutMs / 1000} seconds.`);
    return { exitCode: result.exitCode ?? 128, stdout: result.stdout, stderr: result.stderr };
  };
  const raw: GitTool['raw'] = async (folder, args, signal, options) => {
    const result = await run(folder, args, signal, options);
    if (result.exitCode !== 0) throw new Error(complaint(args, result));
    return result.stdout;
  };

  return {
    run,
    raw,
    async topLevel(folder, signal) {
      const top = await run(folder, ['rev-parse', '--show-toplevel'], signal);
      if (top.exitCode === 0) return path.normalize(top.stdout.replace(/\r?\n$/, ''));
      const bare = await run(folder, ['rev-parse', '--is-bare-repository', '--absolute-git-dir'], signal);
      const [isBare, gitFolder] = bare.stdout.split(/\r?\n/);
      return isBare === 'true' && gitFolder ? path.normalize(gitFolder) : undefined;
    },
    async exportTo(folder, revision, target, signal) {
      await mkdir(target, { recursive: true });
      if (revision === 'worktree') return copyTracked(await raw(folder, ['ls-files', '-z'], signal), folder, target);
      const scratch = await mkdtemp(path.join(tmpdir(), 'mlops-roadmap-index-'));
      try {
        const gitFolder = (await raw(folder, ['rev-parse', '--absolute-git-dir'], signal)).replace(/\r?\n$/, '');
        const index = { GIT_INDEX_FILE: path.join(scratch, 'index') };
        if (revision === 'index') {
          // Entries with a conflict have no stage 0: a checkout could not give them either.
          const entries = (await raw(folder, ['ls-files', '--stage', '-z'], signal)).split('\0');
          const merged = entries.filter((entry) => /^\d+ [0-9a-f]+ 0\t/.test(entry));
          await raw(folder, ['update-index', '-z', '--index-info'], signal, {
            env: { ...index, GIT_DIR: gitFolder, GIT_WORK_TREE: target },
            input: merged.map((entry) => `${entry}\0`).join(''),
          });
        } else await raw(folder, ['read-tree', await treeOf(raw, folder, revision, signal)], signal, { env: index });
        await raw(target, ['checkout-index', '--all', '--force'], signal, {
          env: { ...index, GIT_DIR: gitFolder, GIT_WORK_TREE: target },
        });
      } finally {
        await rm(scratch, { recursive: true, force: true });
      }
    },
  };
}

/** The tree of a revision under the folder, which may lie below the repository's top. */
async function treeOf(raw: GitTool['raw'], folder: string, revision: string, signal: AbortSignal): Promise<string> {
  const bare = (await raw(folder, ['rev-parse', '--is-bare-repository'], signal)).trim() === 'true';
  const prefix = bare ? '' : (await raw(folder, ['rev-parse', '--show-prefix'], signal)).replace(/\r?\n$/, '');
  const name = prefix ? `${revision}:${prefix.replace(/\/$/, '')}` : `${revision}^{tree}`;
  const answer = raw(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', name], signal);
  const tree = await answer.catch((error) => {
    signal.throwIfAborted();
    throw new Error(`There is no revision \`${revision}\` in ${folder}. ${(error as Error).message}`.trim());
  });
  // `--end-of-options` is echoed by some versions of git.
  return tree.trim().split(/\s+/).at(-1) ?? '';
}

async function copyTracked(listing: string, folder: string, target: string): Promise<void> {
  for (const name of new Set(listing.split('\0').filter(Boolean))) {
    const source = path.join(folder, name);
    const found = await lstat(source).catch(() => undefined);
    if (!found || found.isDirectory()) continue;
    await mkdir(path.dirname(path.join(target, name)), { recursive: true });
    await cp(source, path.join(target, name), { verbatimSymlinks: true });
  }
}

/** What an outer git (a hook that runs checks) or the machine's configuration would change is taken away. */
function isolation(env: NodeJS.ProcessEnv, machine: boolean): Record<string, string | undefined> {
  const outer = Object.keys(env).filter((name) => /^GIT_(?!EXEC_PATH$|SSL_|TEMPLATE_DIR$)/i.test(name));
  return {
    ...Object.fromEntries(outer.map((name) => [name, undefined])),
    ...(machine
      ? {}
      : { GIT_CONFIG_GLOBAL: path.join(productFolder(), 'media', 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1' }),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_PAGER: 'cat',
    GIT_EDITOR: 'true',
    LC_ALL: 'C',
    LANGUAGE: undefined,
  };
}

function complaint(args: readonly string[], { stderr, exitCode }: GitResult): string {
  const said = stderr.trim().split(/\r?\n/).slice(-5).join('\n');
  return `\`git ${args.join(' ')}\` ended with ${exitCode}${said ? `: ${said}` : '.'}`;
}
