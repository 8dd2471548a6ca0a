import path from 'node:path';
import { cacheFolder } from './cache.mjs';
import { repository } from './extension-install.mjs';
import { versions } from './vscode-build.mjs';

/** Downloads a desktop VS Code, in one quick try; `undefined` where there is no display or no download. */
export async function downloadDesktop(version) {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const { downloadAndUnpackVSCode } = await import('@vscode/test-electron');
  const wanted = version === 'newest' ? 'stable' : versions[version].vscode;
  const options = { version: wanted, cachePath: path.join(cacheFolder, 'desktop'), timeout: 15_000 };
  return downloadAndUnpackVSCode(options).catch((error) => {
    console.log(`No desktop VS Code to be had (${error.message}), so the tests run in the browser-served one.`);
    return undefined;
  });
}

/** Runs the tests in the desktop VS Code; throws when one fails. */
export async function runInDesktop(vscodeExecutablePath, { tests, workspace, place, env }) {
  const { runTests } = await import('@vscode/test-electron');
  const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: repository,
    extensionTestsPath: tests,
    extensionTestsEnv: env,
    launchArgs: [workspace, '--disable-extensions', `--user-data-dir=${path.join(place, 'data')}`, ...sandbox],
  });
}
