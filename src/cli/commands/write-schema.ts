import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { manifestSchema } from '../../lessons/manifest-schema';
import { productFolder } from '../../tools/product-folder';

/** Where editors find the schema of manifests. */
export function schemaFile(): string {
  return path.join(productFolder(), 'media', 'exercise.schema.json');
}

/** The schema as it is kept in the repository. */
export function schemaText(): string {
  return `${JSON.stringify(manifestSchema(), undefined, 2)}\n`;
}

/** Writes the schema of manifests for the editor. */
export async function writeSchema(): Promise<number> {
  await writeFile(schemaFile(), schemaText());
  return 0;
}
