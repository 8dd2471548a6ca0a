import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import Mocha from 'mocha';
import picomatch from 'picomatch';

const root = path.resolve(import.meta.dirname, '..');

const usage = `node scripts/unit.mjs [--grep TEXT] [--results FILE] [file, folder or glob ...]
Bundles the unit tests that stand beside the source and runs them. Without a pattern: all of them.`;

/** Lists every unit test, relative to the repository with forward slashes. */
async function findTests() {
  const entries = await readdir(path.join(root, 'src'), { recursive: true });
  return entries
    .map((entry) => `src/${entry.split(path.sep).join('/')}`)
    .filter((file) => /\.test\.ts$/.test(file) && !/^src\/test\/(host|ui)\//.test(file))
    .sort();
}

/** Keeps the tests that a pattern names; a pattern that names none is a mistake worth stopping for. */
function selectTests(tests, patterns) {
  if (patterns.length === 0) return tests;
  const chosen = new Set();
  for (const pattern of patterns) {
    const plain = path.relative(root, path.resolve(pattern)).split(path.sep).join('/');
    const isMatch = picomatch([plain, `${plain.replace(/\/$/, '')}/**`]);
    const matches = tests.filter((test) => test === plain || isMatch(test));
    if (matches.length === 0) throw new Error(`No unit test matches ${pattern}.`);
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
    absWorkingDir: root,
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
  return tests.map((test) => path.join(outdir, test.replace(/^src\//, '').replace(/\.ts$/, '.cjs')));
}

function runMocha(files, grep) {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: 30_000, ...(grep ? { grep } : {}) });
  for (const file of files) mocha.addFile(file);
  return new Promise((resolve) => {
    const skipped = [];
    const runner = mocha.run(() => resolve({ passed: runner.stats.passes, failed: runner.stats.failures, skipped }));
    runner.on('pending', (test) => skipped.push(test.fullTitle()));
  });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: 'string' }, results: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}

await mkdir(path.join(root, 'out'), { recursive: true });
// Inside the repository, so that requires still find node_modules; of this process alone, so that runs side by side do not meet.
const outdir = await mkdtemp(path.join(root, 'out', 'unit-'));
const home = await mkdtemp(path.join(tmpdir(), 'mlops-roadmap-unit-'));
const cleanUp = () => Promise.all([outdir, home].map((folder) => rm(folder, { recursive: true, force: true })));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => cleanUp().then(() => process.exit(130)));

let code = 1;
try {
  process.setSourceMapsEnabled(true);
  process.env.MLOPS_ROADMAP_HOME = home;
  const tests = selectTests(await findTests(), positionals);
  const { passed, failed, skipped } = await runMocha(await bundleTests(tests, outdir), values.grep);
  if (passed + failed + skipped.length === 0) console.error('No unit test ran.');
  else if (failed === 0) code = 0;
  if (values.results) {
    await mkdir(path.dirname(values.results), { recursive: true });
    const reasons = skipped.map((title) => `skipped: ${title}`);
    await writeFile(values.results, JSON.stringify({ passed, failed, skipped: skipped.length, reasons }, null, 2));
  }
} catch (error) {
  console.error(error);
} finally {
  await cleanUp();
}
// A test that leaves a handle open would otherwise keep the process alive after the verdict.
process.exit(code);
