import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import Mocha from 'mocha';
import picomatch from 'picomatch';
import { repository } from './extension-install.mjs';
import { cleanUpAtExit } from './run.mjs';

/**
 * Bundles test files, runs them with Mocha in this process and ends the process: 0 when all passed. `patterns` (files,
 * folders, globs) choose among `tests`, paths from the repository; `results` is where the counts go as JSON.
 */
export async function runTestsAndExit({ tests, patterns, grep, results, timeout }) {
  await mkdir(path.join(repository, 'out'), { recursive: true });
  // Inside the repository, so that requires still find node_modules; of this process alone, so that runs side by side do not meet.
  const outdir = await mkdtemp(path.join(repository, 'out', 'bundle-'));
  const home = await mkdtemp(path.join(tmpdir(), 'mlops-roadmap-test-'));
  const cleanUps = [outdir, home].map((folder) => () => rm(folder, { recursive: true, force: true }));
  const end = cleanUpAtExit(cleanUps);
  let code = 1;
  try {
    process.chdir(repository);
    process.setSourceMapsEnabled(true);
    process.env.MLOPS_ROADMAP_HOME = home;
    const chosen = selectTests(tests, patterns);
    const { passed, failed, skipped } = await runMocha(await bundleTests(chosen, outdir), { grep, timeout });
    if (passed + failed + skipped.length === 0) console.error('No test ran.');
    else if (failed === 0) code = 0;
    if (results) {
      const reasons = skipped.map((title) => `skipped: ${title}`);
      await mkdir(path.dirname(results), { recursive: true });
      await writeFile(results, JSON.stringify({ passed, failed, skipped: skipped.length, reasons }, null, 2));
    }
  } catch (error) {
    console.error(error);
  } finally {
    await end();
  }
  // A test that leaves a handle open would otherwise keep the process alive after the verdict.
  process.exit(code);
}

/** Keeps the tests that a pattern names; a pattern that names none is a mistake worth stopping for. */
function selectTests(tests, patterns) {
  if (patterns.length === 0) return tests;
  const chosen = new Set();
  for (const pattern of patterns) {
    const plain = path.relative(repository, path.resolve(pattern)).split(path.sep).join('/');
    const isMatch = picomatch([plain, `${plain.replace(/\/$/, '')}/**`]);
    const matches = tests.filter((test) => test === plain || isMatch(test));
    if (matches.length === 0) throw new Error(`No test matches ${pattern}.`);
    for (const match of matches) chosen.add(match);
  }
  return [...chosen];
}

/** Packages stay in node_modules, except the ones that are published in a form Node cannot load. */
const keepPackagesOutside = {
  name: 'keep-packages-outside',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' || name.startsWith('@actions/') || path.isAbsolute(name)
        ? undefined
        : { path: name, external: true },
    );
  },
};

async function bundleTests(tests, outdir) {
  await build({
    absWorkingDir: repository,
    entryPoints: tests,
    outdir,
    outbase: 'src',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [keepPackagesOutside],
  });
  const bundled = tests.map((test) => ({ test, file: test.replace(/^src\//, '').replace(/\.ts$/, '.cjs') }));
  // Each file becomes a suite of its own: what it does before each test is not done before the tests of all the others.
  const suites = bundled.map(
    ({ test, file }) => `describe(${JSON.stringify(test)}, () => void require(${JSON.stringify(`./${file}`)}));`,
  );
  await writeFile(path.join(outdir, 'all.cjs'), suites.join('\n'));
  return path.join(outdir, 'all.cjs');
}

function runMocha(file, { grep, timeout }) {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout, ...(grep ? { grep } : {}) });
  mocha.addFile(file);
  return new Promise((resolve) => {
    const skipped = [];
    const runner = mocha.run(() => resolve({ passed: runner.stats.passes, failed: runner.stats.failures, skipped }));
    runner.on('pending', (test) => skipped.push(test.fullTitle()));
  });
}
