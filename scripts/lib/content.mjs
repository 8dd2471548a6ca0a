import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { repository } from './extension-install.mjs';
import { startGroup, stopGroup } from './run.mjs';
import { fail, resultsFolder } from './stage.mjs';

/**
 * Verifies every exercise with the command line, which tells how it goes, and counts its variants from the report:
 * `{variants: [{exercise, variant, outcome, message}], counts: {passed, failed, skipped}}`.
 */
export async function verifyContent({ real, stopping }) {
  const report = path.join(resultsFolder, 'content.json');
  await mkdir(resultsFolder, { recursive: true });
  await rm(report, { force: true });
  const args = ['dist/cli.js', 'verify', '--format', 'json', '--output', report, ...(real ? ['--real'] : [])];
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
    const { passed, failed, skipped } = counts;
    const reasons = variants
      .filter(({ outcome }) => outcome !== 'passed')
      .map(({ exercise, variant, outcome, message }) => `${exercise} ${variant} ${outcome}: ${message}`);
    return { passed, failed, skipped, reasons };
  } catch {
    return undefined;
  }
}
