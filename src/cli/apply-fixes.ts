import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { applyEdits } from '../core/apply-edits';
import type { Finding, TextEdit } from '../core/finding';

/** What the safe fixes of a text come to. */
export interface FixedText {
  readonly text: string;
  /** Rules whose fixes were applied, one entry a fix. */
  readonly applied: readonly string[];
}

/** So many rounds may one fix make room for another. */
const mostRounds = 10;

/**
 * Applies safe fixes until none is left; fixes that overlap wait for the next round. A fix that leaves its finding as it is would come back
 * for ever, so the rounds are bounded. Files that fixes create are written by `writeFile`, which gives whether it did.
 */
export async function applyFixes(
  original: string,
  look: (text: string) => Promise<readonly Finding[]>,
  createFile: (file: string, text: string) => Promise<boolean>,
): Promise<FixedText> {
  let text = original;
  const applied: string[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const edits: TextEdit[] = [];
    let created = 0;
    for (const { fix, rule } of await look(text)) {
      if (!fix?.safe || overlaps(fix.edits, edits)) continue;
      let isDone = fix.edits.length > 0;
      for (const file of fix.files ?? []) {
        if (!(await createFile(file.path, file.text))) continue;
        created++;
        isDone = true;
      }
      edits.push(...fix.edits);
      if (isDone) applied.push(rule);
    }
    if (edits.length === 0 && created === 0) break;
    const next = applyEdits(text, edits);
    if (next === text && created === 0) break;
    text = next;
  }
  return { text, applied };
}

/** Insertions at one place count as an overlap: their order would be a guess. */
function overlaps(edits: readonly TextEdit[], taken: readonly TextEdit[]): boolean {
  return edits.some(
    ({ span }) =>
      taken.some((other) => span.start < other.span.end && other.span.start < span.end) ||
      taken.some((other) => span.start === other.span.start),
  );
}

/** Writes a file beside a document; refuses (gives `false`) what leads out of its folder. */
export async function writeBeside(document: string, name: string, text: string): Promise<boolean> {
  const folder = path.dirname(path.resolve(document));
  const file = path.resolve(folder, name);
  if (!file.startsWith(folder + path.sep)) return false;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  return true;
}
