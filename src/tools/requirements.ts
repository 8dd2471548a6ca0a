import { createHash } from 'node:crypto';

/** Requirements without comments, blank lines and the accidents of editors; in order when pip's options make order matter, else sorted. */
export function normaliseRequirements(text: string): string {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter(Boolean);
  const isOrdered = lines.some((line) => line.startsWith('-') || line.endsWith('\\'));
  return `${(isOrdered ? lines : [...new Set(lines)].sort()).join('\n')}\n`;
}

/** The name of the environment for requirements on a Python, the same on every call: equal requirements share one. */
export function environmentName(requirementsText: string, pythonVersion: string): string {
  const minor = pythonVersion.split('.').slice(0, 2).join('.');
  const content = [normaliseRequirements(requirementsText), minor, process.platform, process.arch].join('\0');
  return `py${minor}-${createHash('sha256').update(content).digest('hex').slice(0, 16)}`;
}
