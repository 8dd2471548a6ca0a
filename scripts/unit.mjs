import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from './lib/extension-install.mjs';
import { runTestsAndExit } from './lib/mocha-run.mjs';

const usage = `node scripts/unit.mjs [--ui] [--grep TEXT] [--results FILE] [file, folder or glob ...]
Bundles and runs the unit tests that stand beside the source, or with --ui the tests in src/test/ui, which need
dist/ (node esbuild.mjs) and Chromium. Without a pattern: all of them.`;

/** Lists the test files of one sort, relative to the repository with forward slashes. */
async function findTests(ui) {
  const entries = await readdir(path.join(repository, 'src'), { recursive: true });
  return entries
    .map((entry) => `src/${entry.split(path.sep).join('/')}`)
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('src/test/host/'))
    .filter((file) => file.startsWith('src/test/ui/') === ui)
    .sort();
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ui: { type: 'boolean', default: false },
    grep: { type: 'string' },
    results: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
await runTestsAndExit({
  tests: await findTests(values.ui),
  patterns: positionals.map((pattern) => path.resolve(pattern)),
  grep: values.grep,
  results: values.results && path.resolve(values.results),
  timeout: values.ui ? 120_000 : 30_000,
});
