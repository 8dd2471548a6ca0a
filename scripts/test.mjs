import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBaseImage } from './lib/base-image.mjs';
import { findChromium } from './lib/chromium.mjs';
import { forgetContent, verifyContent } from './lib/content.mjs';
import { ensureEngine } from './lib/docker-engine.mjs';
import { repository } from './lib/extension-install.mjs';
import { cleanUpAtExit } from './lib/run.mjs';
import { fail, resultsFolder, runCounted, runStep, skip } from './lib/stage.mjs';

const usage = `npm test -- [--fresh] [STAGE ...]
Runs the stages in order, or only the ones that are named: build types lint unit content content-heavy host ui package.
Variants of exercises that passed earlier, on the same content with the same tools, are not tried again; --fresh tries all.
What the machine lacks is skipped and named at the end; with CI=true a skip is a failure.
The last line is: N passed, N failed, N skipped`;

const isCi = process.env.CI === 'true';
const stopping = new Set();
const bin = (name) => path.join(repository, 'node_modules', name);
const results = (name) => path.join(resultsFolder, `${name}.json`);

/** Runs a stage that needs what the build makes, and a Chromium. */
async function inVscode(start) {
  if (outcomes.get('build')?.failed) return fail('the build failed');
  if (!(await findChromium())) return skip('no Chromium or Chrome was found');
  return start();
}

function host(version, ...more) {
  const args = ['scripts/test-host.mjs', '--version', version, ...more];
  const name = more.length > 0 ? `host-${version}-restricted` : `host-${version}`;
  return () => inVscode(() => runCounted(args, results(name), stopping));
}

async function ui() {
  const tests = (await readdir(path.join(repository, 'src/test/ui')).catch(() => [])).filter((file) =>
    file.endsWith('.test.ts'),
  );
  if (tests.length === 0) return fail('there are no UI tests');
  const args = ['scripts/unit.mjs', '--ui', '--results', results('ui')];
  return inVscode(() => runCounted(args, results('ui'), stopping));
}

async function content(heavy) {
  if (outcomes.get('build')?.failed) return fail('the build failed');
  const isBuilt = await access(path.join(repository, 'dist/cli.js')).then(
    () => true,
    () => false,
  );
  return isBuilt ? verifyContent({ heavy, real: engine !== undefined, stopping }) : fail('there is no dist/cli.js');
}

const stages = [
  ['build', 'Build', () => runStep(['esbuild.mjs', '--tests'], stopping)],
  ['types', 'Types', () => runStep([bin('typescript/bin/tsc'), '--noEmit'], stopping)],
  ['lint', 'Lint', () => runStep([bin('@biomejs/biome/bin/biome'), 'ci', '.'], stopping)],
  [
    'unit',
    'Unit tests',
    () => runCounted(['scripts/unit.mjs', '--results', results('unit')], results('unit'), stopping),
  ],
  ['content', 'Content: every exercise, its solution and its mutants', () => content(false)],
  ['content-heavy', 'Content: the exercises whose Python environment is heavy', () => content(true)],
  ['host', 'In the newest VS Code', host('newest')],
  ['host', 'In the oldest VS Code', host('oldest')],
  ['host', 'In a restricted workspace', host('newest', '--trust', 'restricted')],
  ['ui', 'User interface', ui],
  ['package', 'Package', () => runStep(['scripts/package.mjs'], stopping)],
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { fresh: { type: 'boolean' }, help: { type: 'boolean' } },
});
const unknown = positionals.find((name) => !stages.some(([stage]) => stage === name));
if (values.help || unknown) {
  console.log(unknown ? `There is no stage ${unknown}.\n${usage}` : usage);
  process.exit(unknown ? 2 : 0);
}

const outcomes = new Map();
const cleanUps = [() => Promise.all([...stopping].map((stop) => stop()))];
const end = cleanUpAtExit(cleanUps);
const total = { passed: 0, failed: 0, skipped: 0 };
// Skipped for lack of time, which is no fault of the machine's equipment.
let late = 0;
let reused = 0;
const remarks = [];
let engine;

/** Adds up what a stage gave and says how it went. */
function count(title, outcome, seconds) {
  for (const key of Object.keys(total)) total[key] += outcome[key];
  late += outcome.late ?? 0;
  reused += outcome.reused ?? 0;
  for (const reason of outcome.reasons ?? []) remarks.push(`${title}: ${reason}`);
  const sum = outcome.passed + outcome.failed;
  const skips = outcome.skipped ? `, ${outcome.skipped} left out` : '';
  const earlier = outcome.reused ? `, ${outcome.reused} of them in an earlier run of the same content` : '';
  console.log(
    `${outcome.failed ? '✖' : '✔'} ${title}: ${outcome.passed} of ${sum}${earlier}${skips} (${seconds.toFixed(1)} s)`,
  );
}

async function prepareEngine() {
  try {
    engine = await ensureEngine({ start: isCi, log: console.log });
    cleanUps.push(engine.stop);
    await ensureBaseImage(console.log);
  } catch (error) {
    engine = undefined;
    const reason = error instanceof Error ? error.message : String(error);
    count('Docker engine', isCi ? fail(reason) : skip(reason), 0);
  }
}

const needsEngine = (name) => ['unit', 'content', 'content-heavy', 'ui'].includes(name);
const chosen = stages.filter(([name]) => positionals.length === 0 || positionals.includes(name));
if (values.fresh) await forgetContent();
if (chosen.some(([name]) => needsEngine(name))) await prepareEngine();
for (const [name, title, start] of chosen) {
  console.log(`\n=== ${title}`);
  const begin = Date.now();
  const outcome = await start().catch((error) => fail(error instanceof Error ? error.message : String(error)));
  outcomes.set(name, outcome);
  count(title, outcome, (Date.now() - begin) / 1000);
}
await end();
if (reused > 0) console.log(`\nOf what passed, ${reused} passed in an earlier run of the same content.`);
if (remarks.length > 0) console.log(`\n${remarks.join('\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 || (isCi && total.skipped > late) ? 1 : 0);
