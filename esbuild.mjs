// Builds dist/ (what is shipped) and, with --tests, out/test/ (the suites that run in VS Code and in the browser).
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, context } from 'esbuild';

const require = createRequire(import.meta.url);
const flags = new Set(process.argv.slice(2));
const watch = flags.has('--watch');

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: flags.has('--production') ? false : 'linked',
  minify: flags.has('--production'),
  logLevel: 'warning',
  legalComments: 'none',
  // tree-sitter's ES build reads import.meta, which CJS lacks; ssh2's native part is optional.
  alias: { 'web-tree-sitter': require.resolve('web-tree-sitter').replace(/\.js$/, '.cjs') },
  loader: { '.node': 'empty' },
  external: ['vscode', 'cpu-features'],
};

const products = {
  ...common,
  entryPoints: { extension: 'src/extension.ts', cli: 'src/cli.ts' },
  outdir: 'dist',
};

/** Grammars and the SQLite engine are WebAssembly files that stand beside the bundles. */
async function copyWasm() {
  await mkdir('dist', { recursive: true });
  const files = ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-bash/tree-sitter-bash.wasm', 'sql.js/dist/sql-wasm.wasm'];
  for (const file of files) await cp(path.join('node_modules', file), path.join('dist', path.basename(file)));
}

async function suites() {
  const ui = (await readdir('src/test/ui').catch(() => [])).filter((name) => name.endsWith('.ts'));
  return {
    ...common,
    minify: false,
    entryPoints: [
      { in: 'src/test/host/index.ts', out: 'host/index' },
      ...ui.map((name) => ({ in: `src/test/ui/${name}`, out: `ui/${name.replace(/\.ts$/, '')}` })),
    ],
    outdir: 'out/test',
    packages: 'external',
  };
}

if (flags.has('--clean')) await rm('dist', { recursive: true, force: true });
await copyWasm();
if (watch) {
  const running = await context(products);
  await running.watch();
} else {
  await build(products);
  if (flags.has('--tests')) await build(await suites());
}
