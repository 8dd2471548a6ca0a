import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How the command line ended. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command line, with a home folder and a folder to work in, both in a path with a space and an umlaut. */
export interface CliBench {
  readonly root: string;
  readonly home: string;
  /** Runs the command line with a tiny pack of two exercises; `cwd` is relative to the root. */
  run(args: readonly string[], options?: RunOptions): Promise<Run>;
  start(args: readonly string[], options?: RunOptions): ChildProcess;
  /** A copy of the tiny pack that a test may break. */
  copyPack(name: string): Promise<string>;
  dispose(): Promise<void>;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Packs by `--pack`; the tiny one when absent. */
  readonly packs?: readonly string[];
}

const repository = process.cwd();
const tinyPack = path.join(repository, 'src', 'lessons', 'testing', 'pack');

/** Builds the command line as the product does and gives a bench for it. */
export async function createCliBench(): Promise<CliBench> {
  await mkdir(path.join(repository, 'out'), { recursive: true });
  // Inside the repository: the bundle looks for the product's files above itself.
  const bundle = await mkdtemp(path.join(repository, 'out', 'cli-'));
  const root = await mkdtemp(path.join(tmpdir(), 'cli ü '));
  execFileSync(process.execPath, ['esbuild.mjs', '--production', `--outdir=${bundle}`], { cwd: repository });
  const home = path.join(root, 'höme');
  const start = (args: readonly string[], { cwd = '.', env = {}, packs = [`tiny=${tinyPack}`] }: RunOptions = {}) =>
    spawn(process.execPath, [path.join(bundle, 'cli.js'), ...args], {
      cwd: path.join(root, cwd),
      env: { ...process.env, MLOPS_ROADMAP_HOME: home, MLOPS_ROADMAP_PACKS: packs.join(path.delimiter), ...env },
    });
  return {
    root,
    home,
    start,
    run: (args, options = {}) =>
      new Promise((resolve, reject) => {
        const child = start(args, options);
        let stdout = '';
        let stderr = '';
        child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
          stdout += chunk;
        });
        child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
          stderr += chunk;
        });
        child.on('error', reject);
        child.on('close', (code) => resolve({ code, stdout, stderr }));
        child.stdin?.end(options.input ?? '');
      }),
    async copyPack(name) {
      const folder = path.join(root, name);
      await cp(tinyPack, folder, { recursive: true });
      return folder;
    },
    async dispose() {
      await rm(bundle, { recursive: true, force: true });
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
