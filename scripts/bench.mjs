// Prints what the product's speed and size are, each beside its limit. Exits with 1 when one is over.
// --rules: only what hints cost (builds dist/ without a package). --damage[=RUNS]: only damaged files, 100,000 of them by default.
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { bundleAliases } from './lib/bundle-aliases.mjs';

const root = path.resolve(import.meta.dirname, '..');
process.chdir(root);
const require = createRequire(import.meta.url);
const run = (...args) => execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });

async function loadBench() {
  const outfile = path.join(root, 'out', 'bench', 'bench.cjs');
  await mkdir(path.dirname(outfile), { recursive: true });
  await build({
    entryPoints: ['src/test/bench/bench.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
    alias: bundleAliases,
    loader: { '.node': 'empty' },
    external: ['cpu-features'],
  });
  return require(outfile);
}

/** The time that the newest VS Code's extension host needs to load and activate the extension, as its suite measured it. */
async function measureActivation() {
  const file = path.join(root, 'out', 'results', 'activation.json');
  await rm(file, { force: true });
  try {
    run('scripts/test-host.mjs', '--version', 'newest');
    const { milliseconds, loaded } = JSON.parse(await readFile(file, 'utf8'));
    const note = loaded.length > 0 ? `loaded: ${loaded.join(', ')}` : 'no parser loaded';
    return [{ name: 'Activation in the extension host, median', value: milliseconds, unit: 'ms', limit: 30, note }];
  } catch {
    return [
      {
        name: 'Activation in the extension host',
        value: Number.NaN,
        unit: 'ms',
        note: 'not measured: no VS Code could be started',
      },
    ];
  }
}

async function measurePackage() {
  run('scripts/package.mjs');
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  const { size } = await stat(`mlops-roadmap-${version}.vsix`);
  return [{ name: 'Package', value: size / 1024 / 1024, unit: 'MiB', limit: 5 }];
}

async function measure() {
  const damage = process.argv.find((argument) => /^--damage(=\d+)?$/.test(argument));
  if (damage) return (await loadBench()).measureDamage(Number(damage.split('=')[1] ?? 100_000));
  if (process.argv.includes('--rules')) {
    run('esbuild.mjs', '--production');
    return (await loadBench()).measureRules();
  }
  const measures = [...(await measurePackage()), ...(await (await loadBench()).measureAll())];
  run('esbuild.mjs', '--production', '--tests');
  return [...measures, ...(await measureActivation())];
}

const measures = await measure();

let over = 0;
for (const { name, value, unit, limit, note } of measures) {
  const isOver = limit !== undefined && value > limit;
  if (isOver) over++;
  const against = limit === undefined ? '' : ` (at most ${limit})`;
  console.log(
    `${isOver ? '✖' : ' '} ${name}: ${value.toFixed(value < 10 ? 2 : 0)} ${unit}${against}${note ? `; ${note}` : ''}`,
  );
}
console.log(`\n${measures.length} measures, ${over} over their limit`);
process.exitCode = over > 0 ? 1 : 0;
