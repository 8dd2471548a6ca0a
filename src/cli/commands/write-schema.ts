import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { kinds } from '../../checks/kinds';
import { manifestSchema } from '../../lessons/manifest-schema';
import { hintSchema } from '../../rules/hint-schema';
import { productFolder } from '../../tools/product-folder';
import { kindsTable, replaceTable } from '../kinds-table';

/** What is written from the check kinds and the rules: path relative to the product -> whole text as it must be. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const page = path.join('docs', 'exercises.md');
  const text = await readFile(path.join(productFolder(), page), 'utf8');
  return new Map([
    [path.join('media', 'exercise.schema.json'), `${JSON.stringify(manifestSchema(), undefined, 2)}\n`],
    [path.join('media', 'hints.schema.json'), `${JSON.stringify(hintSchema(), undefined, 2)}\n`],
    [page, replaceTable(text, kindsTable(kinds))],
  ]);
}

/** Writes the schemas of manifests and of hint configurations for the editor, and the list of kinds for authors. */
export async function writeSchema(): Promise<number> {
  for (const [file, text] of await generatedFiles()) await writeFile(path.join(productFolder(), file), text);
  return 0;
}
