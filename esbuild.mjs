// Builds dist/ (what is shipped) and, with --tests, out/test/ (the suites that run in VS Code and in the browser).
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build, context } from 'esbuild';
import { bundleAliases } from './scripts/lib/bundle-aliases.mjs';

const flags = new Set(process.argv.slice(2));
const watch = flags.has('--watch');
/** `--outdir=FOLDER` builds the product elsewhere, without the index: for tests of the command line. */
const { outdir = 'dist' } = Object.fromEntries([...flags].map((flag) => flag.replace(/^--/, '').split('=')));

/** What dockerode needs for remote engines over SSH and for builds of its own making; neither is used here, and it is seven times its size. */
const unusedByDocker = ['ssh2', '@grpc/grpc-js', '@grpc/proto-loader', 'protobufjs', 'tar-fs', '@balena/dockerignore'];

const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // `import()` of a CommonJS bundle reads it twice: Node looks for the names that it exports first.
  supported: { 'dynamic-import': false },
  sourcemap: flags.has('--production') ? false : 'linked',
  minify: flags.has('--production'),
  logLevel: 'warning',
  legalComments: 'none',
  alias: {
    ...bundleAliases,
    ...Object.fromEntries(unusedByDocker.map((name) => [name, path.resolve('scripts/lib/nothing.cjs')])),
  },
  loader: { '.node': 'empty' },
  external: ['vscode'],
};

/** A lazy part is a file of its own: what is not loaded is not even read. */
const lazyParts = {
  'create-engine': 'src/vscode/engine/create-engine.ts',
  'guide-page': 'src/vscode/guide/guide-page.ts',
  'rules-bundle': 'src/vscode/diagnostics/rules-bundle.ts',
  'workflow-language': 'src/vscode/completion/workflow-language.ts',
  'cli-parts': 'src/cli/parts.ts',
};
const editorPart = /\/(create-engine|guide-page|rules-bundle|workflow-language)$/;
const cliPart = /\/(commands\/[a-z-]+|lessons\/packs|tools\/create-tools)$/;

const keepLazy = {
  name: 'keep-lazy',
  setup(bundler) {
    bundler.onResolve({ filter: editorPart }, ({ kind, path: name }) =>
      kind === 'dynamic-import' ? { path: `./${path.basename(name)}.js`, external: true } : undefined,
    );
    bundler.onResolve({ filter: cliPart }, ({ kind, importer, path: name }) =>
      kind === 'dynamic-import' && !name.endsWith('/list') && importer.startsWith(path.resolve('src/cli'))
        ? { path: './cli-parts.js', external: true }
        : undefined,
    );
  },
};

const products = {
  ...common,
  entryPoints: { extension: 'src/extension.ts', cli: 'src/cli.ts', ...lazyParts },
  outdir,
  plugins: [keepLazy],
};

/** Grammars and the SQLite engine are WebAssembly files that stand beside the bundles. */
async function copyWasm() {
  await mkdir(outdir, { recursive: true });
  const files = [
    'web-tree-sitter/web-tree-sitter.wasm',
    'tree-sitter-bash/tree-sitter-bash.wasm',
    'sql.js/dist/sql-wasm.wasm',
  ];
  for (const file of files) await cp(path.join('node_modules', file), path.join(outdir, path.basename(file)));
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

if (flags.has('--clean')) await rm(outdir, { recursive: true, force: true });
await copyWasm();
if (watch) {
  const running = await context(products);
  await running.watch();
} else {
  await build(products);
  // Lists and the editor read the exercises from an index: no YAML parser where none is needed.
  if (outdir === 'dist')
    execFileSync(process.execPath, ['dist/cli.js', 'index'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (flags.has('--tests')) await build(await suites());
}
