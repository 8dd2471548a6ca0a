import { join } from 'node:path';

/**
 * The path of a WebAssembly file that a parser loads: beside the bundle, where the build puts it, else in the package it comes from
 * (unit tests run on the sources). Throws when it is in neither place, as only a broken installation can be.
 */
export function wasmFile(packageName: string, file: string): string {
  const beside = join(__dirname, file);
  try {
    // Resolving an absolute path asks whether the file is there, without reading it.
    return require.resolve(beside);
  } catch {
    return require.resolve(`${packageName}/${file}`);
  }
}
