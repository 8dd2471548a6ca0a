import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A process that cannot be mistaken for a later one with the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in the system's own words: equal only for the same process. `undefined` where the system does not tell (Windows). */
  readonly started: string | undefined;
}

/** Who runs under this id now; `undefined` when nobody does (a zombie counts as nobody). */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  if (process.platform === 'linux') return identifyOnLinux(pid);
  if (!answers(pid)) return undefined;
  if (process.platform === 'win32') return { pid, started: undefined };
  return identifyByPs(pid);
}

/** Whether that very process still runs. Where start times are unknown the id alone decides. */
export async function isRunning({ pid, started }: ProcessIdentity): Promise<boolean> {
  const now = await identify(pid);
  return now !== undefined && (started === undefined || now.started === undefined || now.started === started);
}

let own: Promise<ProcessIdentity> | undefined;

/** The identity of this process; asked once. */
export function ownIdentity(): Promise<ProcessIdentity> {
  own ??= identify(process.pid).then((found) => found ?? { pid: process.pid, started: undefined });
  return own;
}

/** An identity as one word without spaces, for labels: `<pid>-<start time>`. */
export function identityLabel({ pid, started }: ProcessIdentity): string {
  return `${pid}-${(started ?? 'unknown').replace(/[^\w.]+/g, '_')}`;
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

let boot: Promise<string> | undefined;

async function identifyOnLinux(pid: number): Promise<ProcessIdentity | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => undefined);
  if (stat === undefined) return undefined;
  // proc(5): the name in parentheses may hold spaces and parentheses itself; the state follows it, the start time is field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  boot ??= readFile('/proc/sys/kernel/random/boot_id', 'latin1').catch(() => '');
  return { pid, started: `${fields[19]}.${(await boot).slice(0, 8)}` };
}

async function identifyByPs(pid: number): Promise<ProcessIdentity | undefined> {
  const asked = promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    timeout: 3000,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  const line = await asked.then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
  const [state, ...started] = line.split(/\s+/);
  if (!state || state.startsWith('Z')) return undefined;
  return { pid, started: started.join(' ') };
}
