import { tmpdir } from 'node:os';
import type { Processes } from './processes';
import type { Interpreter } from './python';

interface Candidate {
  readonly file: string;
  readonly args: readonly string[];
}

/** Prints what is known only by running it: on Windows `python` may be a stub that opens the store. */
const askVersion = 'import sys, json; print(json.dumps(["%d.%d.%d" % sys.version_info[:3], sys.executable]))';

/** The first Python 3 that really runs: the one that the environment names (then no other), the editor's, else what the PATH has. */
export async function findPython(
  processes: Processes,
  env: NodeJS.ProcessEnv,
  preferred: string | undefined,
  signal: AbortSignal,
): Promise<Interpreter | undefined> {
  const named = env['MLOPS_ROADMAP_PYTHON'];
  const candidates = named ? [{ file: named, args: [] }] : candidatesFor(preferred);
  for (const candidate of candidates) {
    const interpreter = await askPython(processes, candidate, signal);
    if (interpreter) return interpreter;
  }
  return undefined;
}

/** The interpreter with its version and real place, `undefined` when it does not run or is Python 2. */
export async function askPython(
  processes: Processes,
  { file, args }: Candidate,
  signal: AbortSignal,
): Promise<Interpreter | undefined> {
  const result = await processes.run(
    // A folder of ours: version managers such as pyenv decide by the working directory.
    { file, args: [...args, '-c', askVersion], cwd: tmpdir(), timeoutMs: 10_000, env: pythonEnvironment },
    signal,
  );
  if (result.exitCode !== 0) return undefined;
  try {
    const [version, executable] = JSON.parse(result.stdout.trim().split('\n').at(-1) ?? '') as [string, string];
    if (!version.startsWith('3.')) return undefined;
    return executable ? { file: executable, args: [], version } : { file, args, version };
  } catch {
    return undefined;
  }
}

/** What every Python of ours runs with: nothing of the learner's shell changes where modules come from, and text is UTF-8 on Windows too. */
export const pythonEnvironment: Readonly<Record<string, string | undefined>> = {
  PYTHONPATH: undefined,
  PYTHONHOME: undefined,
  PYTHONSTARTUP: undefined,
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONUTF8: '1',
  PYTHONUNBUFFERED: '1',
};

function candidatesFor(preferred: string | undefined): Candidate[] {
  const names = process.platform === 'win32' ? [['python'], ['py', '-3'], ['python3']] : [['python3'], ['python']];
  const found = names.map(([file = '', ...args]) => ({ file, args }));
  return preferred ? [{ file: preferred, args: [] }, ...found] : found;
}
