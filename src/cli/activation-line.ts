import path from 'node:path';
import type { Interpreter } from '../tools/python';

/** What to type in a terminal so that `python`, and the programs beside it, are those of a prepared environment. */
export function activationLine({ file }: Interpreter): string {
  const programs = path.dirname(file);
  if (process.platform === 'win32') return `In this terminal, first: & "${path.join(programs, 'Activate.ps1')}"`;
  const script = path.join(programs, 'activate');
  const quoted = /[^\w./-]/.test(script) ? `'${script.replaceAll("'", "'\\''")}'` : script;
  return `In this terminal, first: source ${quoted}`;
}
