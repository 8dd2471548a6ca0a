import { readFileSync } from 'node:fs';
import path from 'node:path';

let found: string | undefined;

/** The folder that holds `package.json`, `media` and `exercises` of this product, wherever the bundle lies in it. Throws when the installation is broken. */
export function productFolder(): string {
  found ??= findAbove(__dirname);
  return found;
}

function findAbove(start: string): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (nameOfPackage(folder) === 'mlops-roadmap') return folder;
    if (path.dirname(folder) === folder) throw new Error(`The product's own files are not above ${start}.`);
  }
}

function nameOfPackage(folder: string): unknown {
  try {
    return (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { name?: unknown }).name;
  } catch {
    return undefined;
  }
}
