// Takes pictures of every surface in light, dark and high contrast: the browser suite with a camera. They go to out/screenshots;
// the two of the README are copied to media/screenshots.
import { execFileSync } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'out', 'screenshots');
const env = { ...process.env, MLOPS_ROADMAP_SCREENSHOTS: folder };
const run = (...args) => execFileSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' });

run('esbuild.mjs');
run('scripts/unit.mjs', '--ui');
const shown = path.join(root, 'media', 'screenshots');
await mkdir(shown, { recursive: true });
await cp(path.join(folder, 'done-dark.png'), path.join(shown, 'guide.png'));
await cp(path.join(folder, 'hints-light.png'), path.join(shown, 'hints.png'));
console.log(`Pictures are in ${path.relative(process.cwd(), folder) || '.'}`);
