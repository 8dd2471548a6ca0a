import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { repository } from './extension-install.mjs';
import { startGroup, stopGroup } from './run.mjs';

const limitMs = 40 * 60_000;

/** The folder in which stages leave their counts. */
export const resultsFolder = path.join(repository, 'out/results');

/** The outcome of a stage that did not run because the machine lacks something. */
export const skip = (reason) => ({ passed: 0, failed: 0, skipped: 1, reasons: [reason] });

/** The outcome of a stage that could not run though it should have. */
export const fail = (reason) => ({ passed: 0, failed: 1, skipped: 0, reasons: [reason] });

/** Runs a Node program that passes or fails as one; `stopping` takes the function that ends it early. */
export async function runStep(args, stopping) {
  const code = await runNode(args, stopping);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0, reasons: [] } : fail(`ended with ${code}`);
}

/** Runs a Node program that writes `{passed, failed, skipped, reasons}` to a JSON file, and returns these. */
export async function runCounted(args, file, stopping) {
  await mkdir(path.dirname(file), { recursive: true });
  await rm(file, { force: true });
  const code = await runNode(args, stopping);
  const counts = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  if (!counts) return fail(`ended with ${code} and gave no counts`);
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1, reasons: [`ended with ${code}`] };
  if (counts.passed + counts.failed + counts.skipped === 0) return fail('ran no test');
  return counts;
}

async function runNode(args, stopping) {
  const child = startGroup(process.execPath, args, {
    cwd: repository,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = () => stopGroup(child, 15_000);
  stopping.add(stop);
  const timer = setTimeout(() => {
    console.error(`Stopped after ${limitMs / 60_000} minutes.`);
    void stop();
  }, limitMs);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exit, signal) => resolve(signal ?? exit));
  });
  clearTimeout(timer);
  stopping.delete(stop);
  return code;
}
