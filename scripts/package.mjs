// Builds the product for release and packs it: mlops-roadmap-<version>.vsix.
import { execFileSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';

const { createVSIX } = createRequire(import.meta.url)('@vscode/vsce');
const { version } = JSON.parse(await readFile('package.json', 'utf8'));
const file = `mlops-roadmap-${version}.vsix`;

execFileSync(process.execPath, ['esbuild.mjs', '--production', '--clean'], { stdio: 'inherit' });
// Everything needed is in the bundles, so node_modules stays out.
await createVSIX({ dependencies: false, packagePath: file, allowMissingRepository: true, rewriteRelativeLinks: false });

const { size } = await stat(file);
console.log(`${file}: ${(size / 1024 / 1024).toFixed(2)} MiB`);
