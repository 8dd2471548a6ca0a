import { access, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, tryLock } from './lib/cache.mjs';
import { clearExtensions, linkExtension, repository } from './lib/extension-install.mjs';
import { cleanUpAtExit, findFreePort, hasProgram, run } from './lib/run.mjs';
import { installVsix, startServer } from './lib/vscode-server.mjs';

const usage = `npm start -- [--browser] [--port N] [--vsix FILE] [FOLDER]
Opens VS Code with this extension: the desktop one if its command "code" is there, else one in the browser.
--browser    use the one in the browser in any case
--port N     where the one in the browser listens on 127.0.0.1 (8420, or any other that is free)
--vsix FILE  install this package into an empty profile, in place of the extension in this repository
FOLDER       the folder to open`;

const preferredPort = 8420;

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      browser: { type: 'boolean', default: false },
      port: { type: 'string' },
      vsix: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const folder = positionals[0] === undefined ? undefined : path.resolve(positionals[0]);
  if (folder && !(await stat(folder).catch(() => undefined))?.isDirectory()) throw new Error(`${folder} is no folder.`);
  if (values.vsix) await access(values.vsix);
  else await access(path.join(repository, await mainFile()));
  if (!values.browser && (await hasDesktopVscode())) return startDesktop(folder, values.vsix);
  return startInBrowser(folder, values);
}

async function mainFile() {
  return JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8')).main;
}

/** A desktop that can be used: not without a display, not as root, not the helper command of a remote window. */
async function hasDesktopVscode() {
  const { DISPLAY, WAYLAND_DISPLAY, VSCODE_IPC_HOOK_CLI } = process.env;
  if (process.platform === 'linux' && (!(DISPLAY || WAYLAND_DISPLAY) || process.getuid() === 0)) return false;
  return !VSCODE_IPC_HOOK_CLI && hasProgram(...codeCommand('--version'));
}

function codeCommand(...args) {
  // On Windows "code" is a batch file, which only the command interpreter starts.
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/c', 'code', ...args]] : ['code', args];
}

async function startDesktop(folder, vsix) {
  const where = folder ? [folder] : [];
  const open = (...args) => run(...codeCommand(...args), { quiet: false });
  if (vsix) {
    const profile = await mkdtemp(path.join(tmpdir(), 'mlops-roadmap-profile-'));
    const clean = ['--user-data-dir', path.join(profile, 'data'), '--extensions-dir', path.join(profile, 'extensions')];
    await open(...clean, '--install-extension', path.resolve(vsix));
    await open(...clean, '--new-window', ...where);
  } else {
    await open('--new-window', `--extensionDevelopmentPath=${repository}`, ...where);
  }
  console.log('VS Code opens with the extension. It goes on when this command has ended.');
}

async function startInBrowser(folder, { port, vsix }) {
  const log = (text) => console.log(text);
  const cleanUps = [];
  const end = cleanUpAtExit(cleanUps);
  const claim = await claimPort(port === undefined ? preferredPort : Number(port));
  cleanUps.push(claim.release);
  let serverDataDir = claim.profile;
  if (vsix) {
    serverDataDir = await mkdtemp(path.join(tmpdir(), 'mlops-roadmap-profile-'));
    cleanUps.push(() => rm(serverDataDir, { recursive: true, force: true }));
    await installVsix({ serverDataDir, file: vsix, log });
  } else {
    await clearExtensions(serverDataDir);
    await linkExtension(serverDataDir);
  }
  const startupEditor = folder ? {} : { 'workbench.startupEditor': 'welcomePage' };
  const options = { serverDataDir, port: claim.port, trust: false, driver: false, settings: startupEditor, log };
  const server = await startServer(options);
  cleanUps.push(server.stop);
  const query = folder ? `?folder=${encodeURIComponent(folder)}` : '';
  console.log(`\nMLOps Roadmap runs in VS Code at ${server.url}/${query}\nCtrl-C ends it.`);
  const code = await server.exited;
  await end();
  console.error(`VS Code ended with ${code}.`);
  process.exitCode = 1;
}

/** Takes the first port that is free, and the profile that goes with it: kept, but never shared by two at a time. */
async function claimPort(first) {
  for (let port = first; port < first + 20; port++) {
    const profile = path.join(cacheFolder, 'profiles', String(port));
    const release = await tryLock(`${profile}.lock`);
    if (release && (await findFreePort(port)) === port) return { port, profile, release };
    await release?.();
  }
  throw new Error(`The ports ${first} to ${first + 19} are taken. Name a free one with --port.`);
}

await main().catch((error) => {
  console.error(error.code === 'ENOENT' ? `${error.path} is missing. Run: node esbuild.mjs` : (error.message ?? error));
  process.exit(1);
});
