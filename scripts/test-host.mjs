import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from './lib/extension-install.mjs';
import { runInBrowser } from './lib/host-browser.mjs';
import { downloadDesktop, runInDesktop } from './lib/host-desktop.mjs';
import { cleanUpAtExit } from './lib/run.mjs';

const usage = `node scripts/test-host.mjs [--version newest|oldest] [--trust trusted|restricted] [--grep TEXT] [--browser]
Runs out/test/host/index.js (made by: node esbuild.mjs --tests) inside VS Code and writes the counts to out/results.
--browser  do not try to get a desktop VS Code first`;

const { values } = parseArgs({
  options: {
    version: { type: 'string', default: 'newest' },
    trust: { type: 'string', default: 'trusted' },
    grep: { type: 'string' },
    browser: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (
  values.help ||
  !['newest', 'oldest'].includes(values.version) ||
  !['trusted', 'restricted'].includes(values.trust)
) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

const restricted = values.trust === 'restricted';
const results = path.join(repository, 'out/results', `host-${values.version}${restricted ? '-restricted' : ''}.json`);
await mkdir(path.dirname(results), { recursive: true });
await rm(results, { force: true });

const cleanUps = [];
const end = cleanUpAtExit(cleanUps);
try {
  const tests = path.join(repository, 'out/test/host/index.js');
  await access(tests).catch(() => {
    throw new Error(`${tests} is missing. Run: node esbuild.mjs --tests`);
  });
  const place = await mkdtemp(path.join(tmpdir(), 'mlops-roadmap-host-'));
  cleanUps.push(() => rm(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const workspace = path.join(place, 'workspace');
  const home = path.join(place, 'home');
  for (const folder of [workspace, home]) await mkdir(folder);
  const env = {
    HOME: home,
    USERPROFILE: home,
    MLOPS_ROADMAP_HOME: path.join(home, '.mlops-roadmap'),
    MLOPS_ROADMAP_TEST_RESULTS: results,
    MLOPS_ROADMAP_TEST_TRUST: values.trust,
    ...(values.grep ? { MLOPS_ROADMAP_TEST_GREP: values.grep } : {}),
  };
  const context = { version: values.version, restricted, tests, workspace, place, env, cleanUps };
  // VS Code trusts every workspace while it runs tests in its own way, so restricted mode needs the other one.
  const desktop = values.browser || restricted ? undefined : await downloadDesktop(values.version);
  if (desktop) await runInDesktop(desktop, context);
  else await runInBrowser(context);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await end();
}

const counts = await readFile(results, 'utf8').then(JSON.parse, () => undefined);
if (!counts) {
  const reasons = ['The tests gave no result.'];
  await writeFile(results, JSON.stringify({ passed: 0, failed: 1, skipped: 0, reasons }, null, 2));
}
if (!counts || counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
console.log(`${counts?.passed ?? 0} passing, ${counts ? counts.failed : 1} failing, ${counts?.skipped ?? 0} pending`);
