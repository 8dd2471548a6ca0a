import { coerce, satisfies, validRange } from 'semver';

/** Whether a version as a tool prints it (`3.12`, `20.10.24+dfsg1`, `3.13.0rc1`) is within an npm range. A version that cannot be read is taken as good: never the learner's fault. */
export function meetsRange(version: string, range: string): boolean {
  const plain = coerce(version);
  return plain === null || satisfies(plain, range);
}

/** Whether a text is an npm range. */
export function isRange(range: string): boolean {
  return validRange(range) !== null;
}
