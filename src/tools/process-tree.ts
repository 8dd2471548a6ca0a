import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** The environment variable by which descendants are known on Linux even after they left their process group. */
export const markVariable = 'MLOPS_ROADMAP_RUN';

/** Sends a signal to every process of the group that `leader` founded; nothing when the group is gone. On Windows every signal ends the tree. */
export async function signalGroup(leader: number, name: NodeJS.Signals): Promise<void> {
  if (process.platform === 'win32') {
    const taskkill = path.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe');
    await promisify(execFile)(taskkill, ['/PID', String(leader), '/T', '/F'], { timeout: 5000 }).catch(() => {});
  } else signalGroupNow(leader, name);
}

/** As `signalGroup`, within the call: for handlers of a process that is exiting. Not on Windows. */
export function signalGroupNow(leader: number, name: NodeJS.Signals): void {
  try {
    process.kill(-leader, name);
  } catch {
    // ESRCH: all gone. EPERM (macOS): only zombies are left.
  }
}

/** Kills what carries the mark in its environment, wherever it went; returns how many. Linux only, elsewhere 0. */
export async function killMarked(mark: string): Promise<number> {
  if (process.platform !== 'linux') return 0;
  const wanted = Buffer.from(`\0${markVariable}=${mark}\0`);
  const kill = async (pid: number): Promise<boolean> => {
    const environment = await readFile(`/proc/${pid}/environ`).catch(() => undefined);
    if (!environment || !Buffer.concat([Buffer.of(0), environment]).includes(wanted)) return false;
    try {
      process.kill(pid, 'SIGKILL');
      return true;
    } catch {
      return false;
    }
  };
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 1 && pid !== process.pid);
  return (await Promise.all(pids.map(kill))).filter(Boolean).length;
}
