import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/**
 * Runs a program to its end and returns what it printed; rejects with the last lines of its output when it fails.
 * `quiet: false` passes the output on instead of keeping it.
 */
export function run(program, args, { quiet = true, input, timeoutMs, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = [input === undefined ? 'ignore' : 'pipe', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'];
    const child = spawn(program, args, { stdio, ...options });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name]?.setEncoding('utf8').on('data', (text) => {
        output[name] += text;
      });
    }
    child.stdin?.on('error', () => {}).end(input);
    const timer = timeoutMs && setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) return resolve(output);
      const tail = `${output.stdout}\n${output.stderr}`.trim().split('\n').slice(-20).join('\n');
      const error = new Error(`${program} ${args.join(' ')} ended with ${signal ?? code}.\n${tail}`);
      reject(Object.assign(error, { code, signal, ...output }));
    });
  });
}

/** Tells whether a program can be started and answers `--version`. */
export async function hasProgram(program, args = ['--version']) {
  return run(program, args, { timeoutMs: 20_000 }).then(
    () => true,
    () => false,
  );
}

const groups = new Set();
// The last resort for what is told nowhere else: a start that a signal interrupted, a test that threw.
process.on('exit', () => {
  for (const pid of groups) signalGroup(pid, 'SIGKILL');
});

/** Starts a child that leads its own process group; `stopGroup` ends it, and so does the end of this process. */
export function startGroup(program, args, options) {
  const child = spawn(program, args, { ...options, detached: true });
  if (child.pid) groups.add(child.pid);
  return child;
}

/** Ends a child that leads its own process group, with everything it started; resolves once the child is gone. */
export async function stopGroup(child, graceMs = 5_000) {
  if (!child.pid) return;
  const isGone = child.exitCode !== null || child.signalCode !== null;
  const gone = isGone ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve));
  signalGroup(child.pid, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), graceMs);
  await gone;
  clearTimeout(timer);
  // The leader may be gone before its children are.
  signalGroup(child.pid, 'SIGKILL');
  groups.delete(child.pid);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Finds a port on 127.0.0.1 that nothing listens on: the preferred one if it is free, else any. */
export function findFreePort(preferred = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => (preferred === 0 ? reject(error) : resolve(findFreePort())));
    server.listen({ host: '127.0.0.1', port: preferred, exclusive: true }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Runs the clean-ups, last first, when the process is told to end; returns the function that runs them. Each runs once,
 * also one that is added while others run.
 */
export function cleanUpAtExit(cleanUps) {
  let ending = Promise.resolve();
  const end = () => {
    ending = ending.then(async () => {
      for (let cleanUp = cleanUps.pop(); cleanUp; cleanUp = cleanUps.pop()) {
        await Promise.resolve(cleanUp()).catch(console.error);
      }
    });
    return ending;
  };
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
  for (const [signal, code] of Object.entries(codes))
    process.on(signal, () => void end().then(() => process.exit(code)));
  return end;
}
