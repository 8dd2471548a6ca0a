import { spawn } from 'node:child_process';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cacheFolder } from './cache.mjs';
import { run } from './run.mjs';

const pidFile = path.join(cacheFolder, 'dockerd.pid');
const logFile = path.join(cacheFolder, 'dockerd.log');

/** Tells whether a Docker engine answers. */
export async function hasEngine() {
  return run('docker', ['info', '--format', '{{.ServerVersion}}'], { timeoutMs: 20_000 }).then(
    ({ stdout }) => /\d/.test(stdout),
    () => false,
  );
}

/**
 * Returns a working engine: the one that runs, else one started here (only as root on Linux with `start`).
 * `stop()` ends it if it was started here. Throws, saying what is missing, when there can be none.
 */
export async function ensureEngine({ start = process.env.CI === 'true', log = () => {} } = {}) {
  if (await hasEngine()) return { started: false, stop: async () => {} };
  if (!start) throw new Error('No Docker engine answers. Start Docker.');
  if (process.platform !== 'linux' || process.getuid() !== 0) {
    throw new Error('No Docker engine answers, and only root on Linux can start one here. Start Docker.');
  }
  const failures = [];
  for (const driver of ['overlay2', 'vfs']) {
    log(`Starting a Docker engine (${driver}) ...`);
    if (await startEngine(driver)) return { started: true, stop: stopEngine };
    failures.push(`${driver}: ${(await readFile(logFile, 'utf8')).trim().split('\n').slice(-3).join('\n')}`);
  }
  throw new Error(`No Docker engine could be started.\n${failures.join('\n')}`);
}

async function startEngine(driver) {
  await mkdir(cacheFolder, { recursive: true });
  const log = await open(logFile, 'w');
  const args = [`--storage-driver=${driver}`, '--host=unix:///var/run/docker.sock'];
  const child = spawn('dockerd', args, { detached: true, stdio: ['ignore', log.fd, log.fd] });
  let ended = false;
  for (const event of ['error', 'exit']) {
    child.once(event, () => {
      ended = true;
    });
  }
  child.unref();
  await log.close();
  if (child.pid) await writeFile(pidFile, String(child.pid));
  for (const begin = Date.now(); Date.now() - begin < 60_000; await delay(250)) {
    if (await hasEngine()) return true;
    if (ended) break;
  }
  await stopEngine();
  return false;
}

/** Ends the engine that was started here, if there is one; containers and images stay on disk. */
export async function stopEngine() {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  if (!pid) return;
  if (await isDockerd(pid)) {
    process.kill(pid, 'SIGTERM');
    for (const begin = Date.now(); (await isDockerd(pid)) && Date.now() - begin < 30_000; ) await delay(100);
    if (await isDockerd(pid)) process.kill(pid, 'SIGKILL');
  }
  await rm(pidFile, { force: true });
}

async function isDockerd(pid) {
  // The number may belong to another program by now.
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return name.trim() === 'dockerd' && !/\) Z /.test(state);
}
