import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { setTimeout as delay } from 'node:timers/promises';
import { BoundedOutput } from './bounded-output';
import { identify } from './process-identity';
import { killMarked, markVariable, signalGroup } from './process-tree';
import type { Command, ProcessResult } from './processes';
import type { RunningRecords } from './running-records';

/** How long a program may take to end after an abort or its time limit, in milliseconds. */
export const abortGraceMs = 500;
const defaultOutputBytes = 1 << 20;
const longestTimer = 2 ** 31 - 1;

/** A child with all that belongs to it. */
export interface Launched {
  readonly child: ChildProcess;
  readonly output: { readonly stdout: BoundedOutput; readonly stderr: BoundedOutput };
  readonly ended: Promise<ProcessResult>;
  /** Asks the group to end, kills it after the grace, and waits until it is gone. */
  end(graceMs: number): Promise<ProcessResult>;
}

/** Starts a program in a group of its own and sees to its end: limits, children, record. Rejects when `cwd` is no folder. */
export async function launch(
  command: Command,
  records: RunningRecords,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Launched> {
  if (!(await stat(command.cwd).catch(() => undefined))?.isDirectory())
    throw new Error(`\`${command.file}\` cannot run in ${command.cwd}: there is no such folder.`);
  signal.throwIfAborted();
  const begun = performance.now();
  const mark = records.newId();
  const child = spawn(command.file, command.args, spawnOptions(command, env, mark));
  const output = {
    stdout: new BoundedOutput(command.maxOutputBytes ?? defaultOutputBytes),
    stderr: new BoundedOutput(command.maxOutputBytes ?? defaultOutputBytes),
  };
  for (const name of ['stdout', 'stderr'] as const) listen(child, name, output[name], command.onOutput);
  // A program may end without reading its input: EPIPE is no error of ours.
  child.stdin?.on('error', () => {});
  child.stdin?.end(command.input ?? '');

  let timedOut = false;
  let endingTree: Promise<void> | undefined;
  const exited = exitOf(child);
  const endTree = (graceMs: number): Promise<void> => {
    endingTree ??= (async () => {
      if (!child.pid) return;
      if (graceMs > 0 && process.platform !== 'win32') {
        await signalGroup(child.pid, 'SIGTERM');
        await within(graceMs, exited);
      }
      await signalGroup(child.pid, 'SIGKILL');
    })();
    return endingTree;
  };
  const recorded = child.pid ? record(records, mark, child.pid, command.file) : Promise.resolve();
  const timer = setTimeout(
    () => {
      timedOut = true;
      void endTree(abortGraceMs);
    },
    Math.min(command.timeoutMs, longestTimer),
  );
  const onAbort = () => void endTree(abortGraceMs);
  signal.addEventListener('abort', onAbort, { once: true });

  const ended = (async (): Promise<ProcessResult> => {
    const exit = await exited;
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    if (child.pid) {
      await (endingTree ?? (process.platform === 'win32' ? undefined : signalGroup(child.pid, 'SIGKILL')));
      if (!command.leavesNothing || endingTree) await killMarked(mark);
      await closed(child);
      await recorded;
      await records.remove(mark);
    }
    const wasEnded = timedOut || signal.aborted;
    return {
      exitCode: wasEnded ? undefined : exit.code,
      ...(exit.signal ? { killedBy: exit.signal } : {}),
      stdout: output.stdout.text(),
      stderr: exit.problem ?? output.stderr.text(),
      timedOut,
      missing: exit.missing,
      milliseconds: Math.round(performance.now() - begun),
    };
  })();
  const end = async (graceMs: number) => {
    await endTree(graceMs);
    return ended;
  };
  return { child, output, ended, end };
}

function spawnOptions({ cwd, env: changes }: Command, env: NodeJS.ProcessEnv, mark: string): SpawnOptions {
  return {
    cwd,
    env: { ...environment(env, changes ?? {}), [markVariable]: mark },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
    shell: false,
  };
}

function environment(inherited: NodeJS.ProcessEnv, changes: NonNullable<Command['env']>): NodeJS.ProcessEnv {
  const same = (name: string) => (process.platform === 'win32' ? name.toUpperCase() : name);
  const changed = new Set(Object.keys(changes).map(same));
  const kept = Object.entries(inherited).filter(
    // The editor's own variables would make a child that is Node or the editor behave as if it were the editor.
    ([name, value]) => value !== undefined && !changed.has(same(name)) && !/^(VSCODE|ELECTRON)_/i.test(name),
  );
  const added = Object.entries(changes).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...kept, ...added]);
}

function listen(
  child: ChildProcess,
  name: 'stdout' | 'stderr',
  output: BoundedOutput,
  onOutput: Command['onOutput'],
): void {
  const decoder = new StringDecoder('utf8');
  child[name]?.on('data', (chunk: Buffer) => {
    output.push(chunk);
    if (onOutput) onOutput(decoder.write(chunk));
  });
  child[name]?.on('end', () => {
    const rest = decoder.end();
    if (rest) onOutput?.(rest);
  });
  child[name]?.on('error', () => {});
}

interface Exit {
  readonly code: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  readonly missing: boolean;
  readonly problem?: string;
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) =>
      resolve({ code: code ?? undefined, signal: signal ?? undefined, missing: false }),
    );
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (child.pid) return;
      const missing = error.code === 'ENOENT';
      const denied = error.code === 'EACCES';
      const problem = denied ? `${child.spawnfile}: permission denied: the file is not executable` : error.message;
      resolve({ code: denied ? 126 : undefined, signal: undefined, missing, problem });
    });
  });
}

/** Waits until both streams are read to their end; a descendant that escaped and holds them is not waited for longer than a second. */
async function closed(child: ChildProcess): Promise<void> {
  const open = [child.stdout, child.stderr].filter((stream) => stream !== null && !stream.closed);
  await within(1000, Promise.all(open.map((stream) => stream && once(stream, 'close'))));
  child.stdout?.destroy();
  child.stderr?.destroy();
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const done = new AbortController();
  const late = delay(milliseconds, undefined, { signal: done.signal });
  await Promise.race([work, late]).catch(() => {});
  done.abort();
  await late.catch(() => {});
}

async function record(records: RunningRecords, id: string, pid: number, program: string): Promise<void> {
  const leader = (await identify(pid)) ?? { pid, started: 'ended' };
  await records.write(id, { kind: 'group', leader, program });
}
