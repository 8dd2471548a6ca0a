import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort, run, startGroup, stopGroup } from './run.mjs';
import { ensureVscode } from './vscode-build.mjs';

/**
 * Machine settings that keep the workbench still (no chat, no greeting page, no look-ups of updates) and near to the
 * desktop, where nothing is saved unless asked for.
 */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** An environment in which VS Code knows no place to look for extensions; tests ask nobody outside. */
export const noGallery = { EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }) };

/**
 * Starts a browser-served VS Code on 127.0.0.1 and waits until it answers. Its data, settings and extensions live in
 * `serverDataDir`; `trust: false` keeps workspace trust switched on, so that folders open restricted;
 * `driver` honours a payload in the address. `stop()` ends it with every process it started.
 */
export async function startServer({
  version = 'newest',
  serverDataDir,
  trust = true,
  settings = {},
  port,
  driver = true,
  env = {},
  log = () => {},
}) {
  const { node, serverMain } = await ensureVscode(version, log);
  const machine = path.join(serverDataDir, 'data/Machine');
  await mkdir(machine, { recursive: true });
  await writeFile(path.join(machine, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  const chosen = await findFreePort(port);
  const args = [serverMain, '--host', '127.0.0.1', '--port', String(chosen), ...serverArguments(serverDataDir)];
  if (trust) args.push('--disable-workspace-trust');
  if (driver) args.push('--enable-smoke-test-driver');
  const child = startGroup(node, args, { stdio: ['ignore', 'pipe', 'pipe'], env: serverEnvironment(env) });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output.push(text);
      if (output.length > 200) output.shift();
    });
  }
  const url = `http://127.0.0.1:${chosen}`;
  const stop = () => stopGroup(child);
  try {
    await waitUntilReady(child, chosen, output);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, port: chosen, pid: child.pid, output: () => output.join(''), stop, exited: exitOf(child) };
}

/** Installs a packaged extension into the server's own extensions folder. */
export async function installVsix({ version = 'newest', serverDataDir, file, log }) {
  const { node, serverMain } = await ensureVscode(version, log);
  const args = [serverMain, ...serverArguments(serverDataDir), '--install-extension', path.resolve(file)];
  await run(node, args, { env: serverEnvironment({}) });
}

function serverArguments(serverDataDir) {
  const telemetry = ['--telemetry-level', 'off'];
  return [
    '--without-connection-token',
    '--accept-server-license-terms',
    '--server-data-dir',
    serverDataDir,
    ...telemetry,
  ];
}

function serverEnvironment(env) {
  const inherited = { ...process.env };
  // A terminal inside another VS Code would hand these on, and the server would take itself for that one.
  for (const name of Object.keys(inherited)) if (name.startsWith('VSCODE_')) delete inherited[name];
  delete inherited.ELECTRON_RUN_AS_NODE;
  return { ...inherited, ...env };
}

function exitOf(child) {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

async function waitUntilReady(child, port, output) {
  let failure;
  child.once('error', (error) => {
    failure = error;
  });
  // Its own word that it listens: an answer on the port could come from another server.
  const listens = () => output.join('').includes(`Extension host agent listening on ${port}`);
  for (const start = Date.now(); Date.now() - start < 60_000; await delay(50)) {
    if (listens()) return;
    if (failure) throw failure;
    if (output.join('').includes('EADDRINUSE')) throw new Error(`Port ${port} is taken.`);
    if (child.exitCode !== null) throw new Error(`VS Code ended with ${child.exitCode}.\n${output.join('')}`);
  }
  throw new Error(`VS Code did not listen on port ${port} within a minute.\n${output.join('')}`);
}
