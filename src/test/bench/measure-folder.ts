import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { productFolder } from '../../tools/product-folder';
import { type Measure, percentile } from './measure';
import { longDockerfile } from './samples';

const count = 400;
const rounds = 5;

/** `lint` as a process over a folder of Dockerfiles, beside hadolint as a process over the same files where it is on PATH. */
export async function measureFolder(): Promise<Measure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mlops-roadmap-bench-'));
  try {
    const files: string[] = [];
    for (let index = 0; index < count; index++) {
      const file = path.join(folder, `service-${index}`, 'Dockerfile');
      await mkdir(path.dirname(file));
      await writeFile(file, longDockerfile(20 + (index % 40)).replaceAll('srv/app', `srv/app${index}`));
      files.push(file);
    }
    const cli = path.join(productFolder(), 'dist', 'cli.js');
    const ours: number[] = [];
    const theirs: number[] = [];
    const hasHadolint = spawnSync('hadolint', ['--version']).status === 0;
    // In turns, so that a busy machine slows both.
    for (let round = 0; round < rounds; round++) {
      ours.push(time(process.execPath, [cli, 'lint', folder, '--format', 'json']));
      if (hasHadolint) theirs.push(time('hadolint', ['--format', 'json', ...files]));
    }
    const own = percentile(ours, 50);
    const name = `lint of ${count} Dockerfiles, as a process, median`;
    if (!hasHadolint) return [{ name, value: own, unit: 'ms', note: 'hadolint is not on PATH, so not compared' }];
    const other = percentile(theirs, 50);
    return [
      { name, value: own, unit: 'ms', note: `hadolint ${other.toFixed(0)} ms, ${rounds} runs each in turns` },
      { name: 'The same, as a part of the time that hadolint takes', value: own / other, unit: '', limit: 1 },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function time(program: string, args: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(program, args, { stdio: 'ignore' });
  if (status !== 0 && status !== 1) throw new Error(`${program} ended with ${status}`);
  return performance.now() - start;
}
