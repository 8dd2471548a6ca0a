import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pythonEnvironment } from './find-python';
import { withLock } from './owned-lock';
import type { Processes } from './processes';
import type { Interpreter } from './python';
import { normaliseRequirements } from './requirements';

const timeoutMs = 30 * 60_000;

/** The file in an environment that is written last: without it the environment does not count. */
export const markName = 'mlops-roadmap.json';

export interface Preparation {
  readonly processes: Processes;
  readonly base: Interpreter;
  /** Where it is made, and stays. */
  readonly environment: string;
  readonly requirementsText: string;
  /** The finished environment, when another made it meanwhile. */
  readonly ready: () => Promise<Interpreter | undefined>;
  readonly onOutput: (line: string) => void;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** The interpreter inside an environment. */
export function pythonOf(environment: string): string {
  return process.platform === 'win32'
    ? path.join(environment, 'Scripts', 'python.exe')
    : path.join(environment, 'bin', 'python');
}

/** Makes one environment, or waits for whoever is making it; see `PythonTool.prepare`. */
export async function prepareEnvironment(preparation: Preparation): Promise<Interpreter> {
  const { environment, ready, onOutput, signal } = preparation;
  await mkdir(path.dirname(environment), { recursive: true });
  const onWait = () => onOutput('Another window is preparing this environment: waiting for it.');
  return withLock(
    `${environment}.lock`,
    async () => {
      const existing = await ready();
      if (existing) return existing;
      const logFile = `${environment}.log`;
      const log = createWriteStream(logFile);
      // A full disk must fail the installation with its own message, not the process that writes the log of it.
      log.on('error', () => {});
      try {
        await make(preparation, log);
      } catch (error) {
        await rm(environment, { recursive: true, force: true, maxRetries: 5 });
        signal.throwIfAborted();
        throw new Error(`${(error as Error).message}\nThe whole log is in ${logFile}`);
      } finally {
        await new Promise<void>((resolve) => log.end(() => resolve()));
      }
      const made = await ready();
      if (!made) throw new Error(`The environment in ${environment} has no Python that runs. The log is in ${logFile}`);
      return made;
    },
    onWait,
    signal,
  );
}

async function make(preparation: Preparation, log: WriteStream): Promise<void> {
  const { processes, base, environment, requirementsText, env, signal } = preparation;
  await rm(environment, { recursive: true, force: true, maxRetries: 5 });
  const requirements = `${environment}.txt`;
  await writeFile(requirements, normaliseRequirements(requirementsText));
  const uv = await processes.run(
    { file: 'uv', args: ['--version'], cwd: path.dirname(environment), timeoutMs: 10_000 },
    signal,
  );
  const hasUv = uv.exitCode === 0 && !env['MLOPS_ROADMAP_NO_UV'];
  const python = pythonOf(environment);
  if (hasUv) {
    // `--seed` brings pip, which pipelines and learners call.
    await step(preparation, log, 'uv', ['venv', '--seed', '--python', base.file, environment]);
    // Checks write no bytecode, so without it every run would compile scikit-learn anew.
    await step(preparation, log, 'uv', [
      'pip',
      'install',
      '--compile-bytecode',
      '--python',
      python,
      '-r',
      requirements,
    ]);
    // That leaves out what came with the environment: pip, which pipelines call again and again.
    await compileRest(preparation, python);
  } else {
    const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '-r', requirements];
    await step(preparation, log, base.file, [...base.args, '-m', 'venv', environment]);
    await step(preparation, log, python, pip);
  }
  const packages = await processes.run(
    { file: python, args: ['-c', listPackages], cwd: environment, env: pythonEnvironment, timeoutMs: 60_000 },
    signal,
  );
  if (packages.exitCode !== 0) throw new Error(`The new environment's Python does not run: ${packages.stderr.trim()}`);
  const mark = {
    version: 1,
    python: base.version,
    madeBy: hasUv ? uv.stdout.trim() : 'venv and pip',
    madeAt: new Date().toISOString(),
    packages: JSON.parse(packages.stdout) as unknown,
  };
  const file = path.join(environment, markName);
  await writeFile(`${file}.new`, `${JSON.stringify(mark, undefined, 2)}\n`);
  await rename(`${file}.new`, file);
}

/** Compiles what is not compiled yet; a template of a package that is no Python stays as it is. */
async function compileRest({ processes, environment, signal }: Preparation, python: string): Promise<void> {
  const args = ['-c', 'import compileall, sysconfig; compileall.compile_dir(sysconfig.get_path("purelib"), quiet=2)'];
  await processes.run({ file: python, args, cwd: environment, env: pythonEnvironment, timeoutMs }, signal);
}

const listPackages = `import json, importlib.metadata as m
print(json.dumps(dict(sorted((d.metadata["Name"], d.version) for d in m.distributions()))))`;

async function step(
  { processes, environment, onOutput, signal }: Preparation,
  log: WriteStream,
  file: string,
  args: readonly string[],
): Promise<void> {
  const shown = [path.basename(file), ...args].join(' ');
  log.write(`$ ${shown}\n`);
  let rest = '';
  const result = await processes.run(
    {
      file,
      args,
      cwd: path.dirname(environment),
      env: { ...pythonEnvironment, VIRTUAL_ENV: undefined, CONDA_PREFIX: undefined, UV_PROJECT_ENVIRONMENT: undefined },
      timeoutMs,
      onOutput(chunk) {
        log.write(chunk);
        const lines = (rest + chunk).split(/\r\n|\r|\n/);
        rest = lines.pop() ?? '';
        for (const line of lines) if (line.trim()) onOutput(line);
      },
    },
    signal,
  );
  if (rest.trim()) onOutput(rest);
  if (result.exitCode === 0) return;
  if (result.timedOut) throw new Error(`\`${shown}\` did not end within ${timeoutMs / 60_000} minutes.`);
  const said = `${result.stderr}\n${result.stdout}`;
  const remedy = /ensurepip/.test(said)
    ? ' On Debian and Ubuntu: install the package `python3-venv`, or install `uv`.'
    : '';
  throw new Error(`\`${shown}\` failed (${result.exitCode ?? 'ended'}).${remedy}\n${lastLines(said)}`);
}

function lastLines(text: string): string {
  return text.trim().split(/\r?\n/).slice(-8).join('\n');
}
