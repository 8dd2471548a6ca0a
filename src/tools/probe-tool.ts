import { access, constants } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CatalogueEntry, catalogue, unknownTool } from './catalogue';
import type { DockerEngine } from './docker';
import type { Processes } from './processes';
import type { PythonTool } from './python';
import { type System, thisSystem } from './system';
import type { ToolState } from './tools';

const limitMs = 8000;

/** What asking for a tool needs. */
export interface ProbeParts {
  readonly processes: Processes;
  readonly python: PythonTool;
  readonly docker: DockerEngine;
  readonly env: NodeJS.ProcessEnv;
}

/** Asks for one tool of the catalogue within 8 seconds; rejects only with the signal's reason. */
export async function probeTool(id: string, parts: ProbeParts, signal: AbortSignal): Promise<ToolState> {
  const entry = catalogue.find((candidate) => candidate.id === id) ?? unknownTool(id);
  const base = { id, install: entry.install[thisSystem()] };
  const limited = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  try {
    return { ...base, ...(await askFor(entry, parts, thisSystem(), limited)) };
  } catch (error) {
    signal.throwIfAborted();
    if (limited.aborted) return { ...base, ...slow(entry.title) };
    return { ...base, found: false, problem: (error as Error).message };
  }
}

type Answer = Omit<ToolState, 'id' | 'install'> & { readonly install?: string };

async function askFor(entry: CatalogueEntry, parts: ProbeParts, system: System, signal: AbortSignal): Promise<Answer> {
  if (entry.id === 'docker') return askDocker(parts.docker, signal);
  if (entry.id === 'python') {
    const found = await parts.python.find(signal);
    return found ? { found: true, version: found.version } : { found: false, ...pythonProblem(parts.env) };
  }
  if (!entry.ask) return { found: await isOnPath(entry.id, parts.env, system) };
  const { file, args, version } = entry.ask;
  const result = await parts.processes.run({ file, args, cwd: tmpdir(), timeoutMs: limitMs }, signal);
  if (result.missing) return { found: false };
  if (result.timedOut) return slow(`\`${file}\``);
  const found = version.exec(`${result.stdout}\n${result.stderr}`)?.[1];
  if (found) return { found: true, version: found };
  const said = (result.stderr || result.stdout).trim().split('\n')[0] ?? '';
  return { found: result.exitCode === 0, problem: `\`${[file, ...args].join(' ')}\` said: ${said.slice(0, 200)}` };
}

/** A tool that is there and says nothing: to install it again would not help. */
function slow(name: string): Pick<ToolState, 'found' | 'problem' | 'install'> {
  const problem = `${name} did not answer within ${limitMs / 1000} seconds; the machine may be busy.`;
  return { found: true, problem, install: 'Try again in a moment.' };
}

async function askDocker(docker: DockerEngine, signal: AbortSignal): Promise<Answer> {
  const answer = await docker.ping(signal);
  if ('version' in answer) return { found: true, version: answer.version };
  return { found: answer.kind !== 'absent', problem: answer.message };
}

function pythonProblem(env: NodeJS.ProcessEnv): { problem?: string } {
  const named = env['MLOPS_ROADMAP_PYTHON'];
  return named ? { problem: `MLOPS_ROADMAP_PYTHON names \`${named}\`, which does not run as Python 3` } : {};
}

/** Looked for and not started: what an unknown exercise names is no reason to run a program. */
async function isOnPath(name: string, env: NodeJS.ProcessEnv, system: System): Promise<boolean> {
  if (!/^[\w.+-]+$/.test(name)) return false;
  const extensions = system === 'windows' ? ['.exe', '.cmd', '.bat'] : [''];
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter(Boolean);
  const files = folders.flatMap((folder) => extensions.map((extension) => path.join(folder, name + extension)));
  for (const file of files)
    if (
      await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return true;
  return false;
}
