import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Interpreter } from '../../tools/python';
import type { Tools } from '../../tools/tools';

/** An environment that sees the prepared one and can be thrown away. */
export interface PythonOverlay {
  /** Folder of `python`, `pip` and the prepared environment's programs, to go first on the PATH. */
  readonly bin: string;
  readonly file: string;
}

/**
 * Makes an environment in `folder` on top of a prepared one: what is there counts as installed, what a pipeline installs goes into the folder alone.
 * Rejects with Python's own message when it cannot be made.
 */
export async function overlayPython(
  base: Interpreter,
  folder: string,
  tools: Tools,
  signal: AbortSignal,
): Promise<PythonOverlay> {
  const made = await tools.processes.run(
    {
      file: base.file,
      args: [...base.args, '-m', 'venv', '--without-pip', folder],
      cwd: path.dirname(folder),
      timeoutMs: 60_000,
    },
    signal,
  );
  if (made.exitCode !== 0)
    throw new Error(`Python could not make a throw-away environment: ${made.stderr.trim().slice(-300)}`);
  const windows = process.platform === 'win32';
  const bin = path.join(folder, windows ? 'Scripts' : 'bin');
  const file = path.join(bin, windows ? 'python.exe' : 'python');
  const [site, below] = await Promise.all([
    askSitePackages({ file, args: [], version: base.version }, tools, signal),
    askSitePackages(base, tools, signal),
  ]);
  // A .pth line that imports is run, so that the .pth files of the prepared environment count as well.
  await writeFile(path.join(site, 'prepared.pth'), `import site; site.addsitedir(${JSON.stringify(below)})\n`);
  if (base.environment) await copyPrograms(path.join(base.environment, windows ? 'Scripts' : 'bin'), bin, file);
  await addPip(bin, file);
  return { bin, file };
}

async function askSitePackages(python: Interpreter, tools: Tools, signal: AbortSignal): Promise<string> {
  const asked = await tools.processes.run(
    {
      file: python.file,
      args: [...python.args, '-c', 'import sysconfig; print(sysconfig.get_paths()["purelib"])'],
      cwd: path.dirname(python.file),
      timeoutMs: 30_000,
    },
    signal,
  );
  if (asked.exitCode !== 0)
    throw new Error(`${python.file} does not say where its packages are: ${asked.stderr.trim().slice(-300)}`);
  return asked.stdout.trim();
}

/** Programs such as `pytest` name their interpreter in the first line; the copies name the overlay's. */
async function copyPrograms(from: string, to: string, python: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const existing = new Set(await readdir(to));
  for (const name of await readdir(from).catch(() => [])) {
    if (existing.has(name) || /^(python|activate|Activate|deactivate)/.test(name)) continue;
    const file = path.join(from, name);
    const info = await stat(file).catch(() => undefined);
    if (!info?.isFile() || info.size > 100_000) continue;
    const text = await readFile(file, 'utf8');
    // Long paths and paths with spaces stand behind `/bin/sh` and an `exec` in the second line.
    const rest =
      /^#!\/bin\/sh\n'''exec' .*\n' '''\n([\s\S]*)$/.exec(text)?.[1] ?? /^#!.*python.*\n([\s\S]*)$/.exec(text)?.[1];
    if (rest !== undefined) await writeProgram(path.join(to, name), rest, python);
  }
}

async function addPip(bin: string, python: string): Promise<void> {
  for (const name of ['pip', 'pip3']) {
    await writeProgram(
      path.join(bin, name),
      'import runpy, sys\nsys.argv[0] = "pip"\nrunpy.run_module("pip", run_name="__main__")\n',
      python,
    );
  }
}

async function writeProgram(file: string, body: string, python: string): Promise<void> {
  await writeFile(file, `#!/bin/sh\n'''exec' '${python.replace(/'/g, "'\\''")}' "$0" "$@"\n' '''\n${body}`);
  await chmod(file, 0o755);
}
