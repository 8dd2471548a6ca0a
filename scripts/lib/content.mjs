import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { cacheFolder } from './cache.mjs';
import { repository } from './extension-install.mjs';
import { startGroup, stopGroup } from './run.mjs';
import { fail, resultsFolder } from './stage.mjs';

/** An exercise is heavy when its prepared environment holds one of these: hundreds of megabytes, and seconds for each import. */
const heavyPackages = ['apache-airflow', 'kfp', 'tensorflow', 'tensorflow-cpu', 'torch'];

/** Where results that passed are kept from run to run. */
const earlierResults = path.join(cacheFolder, 'verified');

/** Forgets what passed in earlier runs, so that everything is tried anew. */
export const forgetContent = () => rm(earlierResults, { recursive: true, force: true });

/**
 * Verifies the heavy exercises or all others with the command line, which tells how it goes, and counts their variants from the
 * report: `{variants: [{exercise, variant, outcome, message}], counts: {passed, reused, failed, skipped}}`.
 */
export async function verifyContent({ heavy, real, stopping }) {
  const ids = (await listExercises()).filter((exercise) => exercise.heavy === heavy).map(({ id }) => id);
  if (ids.length === 0) return fail('there is no such exercise');
  const report = path.join(resultsFolder, heavy ? 'content-heavy.json' : 'content.json');
  await mkdir(resultsFolder, { recursive: true });
  await rm(report, { force: true });
  // The whole has to end in time on a slow machine too; what was not tried is named, and the next run, which keeps what passed, goes on with it.
  const minutes = heavy ? '14' : '50';
  // Many variants wait most of their time: for a server, a container, a process that is to end.
  const jobs = String(availableParallelism() * 2);
  const told = [
    '--jobs',
    jobs,
    '--format',
    'json',
    '--output',
    report,
    '--reuse',
    earlierResults,
    '--minutes',
    minutes,
  ];
  const options = real ? [...told, '--real'] : told;
  const args = ['dist/cli.js', 'verify', ...ids, ...options];
  const child = startGroup(process.execPath, args, { cwd: repository, stdio: ['ignore', 'inherit', 'inherit'] });
  const stop = () => stopGroup(child, 30_000);
  stopping.add(stop);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit, signal) => resolve(signal ?? exit));
  });
  stopping.delete(stop);
  const counts = parseCounts(await readFile(report, 'utf8').catch(() => ''));
  if (!counts) return fail(`verify ended with ${code} and wrote no report`);
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1, reasons: [`verify ended with ${code}`] };
  if (counts.passed + counts.failed === 0) return fail('verify looked at no exercise');
  return counts;
}

function parseCounts(text) {
  try {
    const { variants, counts } = JSON.parse(text);
    const { passed, reused, failed, skipped, late } = counts;
    const reasons = variants
      .filter((report) => report.outcome !== 'passed' && !report.late)
      .map(({ exercise, variant, outcome, message }) => `${exercise} ${variant} ${outcome}: ${message}`);
    return {
      passed,
      reused,
      failed,
      skipped,
      late,
      reasons: [...reasons, ...(late > 0 ? [`${late} mutants were not tried for lack of time`] : [])],
    };
  } catch {
    return undefined;
  }
}

/** Every exercise of the repository by its folder's name, also one whose manifest is broken: verify then says so. */
async function listExercises() {
  const top = path.join(repository, 'exercises');
  const found = [];
  for (const entry of await readdir(top, { recursive: true, withFileTypes: true })) {
    if (entry.name !== 'exercise.yaml' || path.relative(top, entry.parentPath).split(path.sep).length !== 2) continue;
    found.push({ id: path.basename(entry.parentPath), heavy: await isHeavy(entry.parentPath) });
  }
  return found.sort((one, other) => (one.id < other.id ? -1 : 1));
}

async function isHeavy(folder) {
  const { python } = parse(await readFile(path.join(folder, 'exercise.yaml'), 'utf8'), { logLevel: 'error' }) ?? {};
  const text = typeof python === 'string' ? await readFile(path.join(folder, python), 'utf8').catch(() => '') : '';
  const packages = [...text.matchAll(/^[A-Za-z0-9._-]+/gm)].map(([name]) => name.toLowerCase().replace(/[._]+/g, '-'));
  return packages.some((name) => heavyPackages.includes(name));
}
