import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from './extension-install.mjs';
import { startGroup, stopGroup } from './run.mjs';
import { fail, resultsFolder } from './stage.mjs';

/**
 * Verifies every exercise with the command line and counts its variants: `verify --format json` prints
 * `{variants: [{exercise, variant, outcome, message}], counts: {passed, failed, skipped}}` on its standard output.
 */
export async function verifyContent({ real, stopping }) {
  const args = ['dist/cli.js', 'verify', '--format', 'json', ...(real ? ['--real'] : [])];
  const child = startGroup(process.execPath, args, {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = () => stopGroup(child, 30_000);
  stopping.add(stop);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit, signal) => resolve(signal ?? exit));
  });
  stopping.delete(stop);
  await mkdir(resultsFolder, { recursive: true });
  await writeFile(path.join(resultsFolder, 'content.json'), text);
  const counts = parseCounts(text);
  if (!counts) return fail(`verify ended with ${code} and gave no counts:\n${text.slice(0, 2_000)}`);
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
