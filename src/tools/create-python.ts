import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { findPython } from './find-python';
import { markName, prepareEnvironment, pythonOf } from './prepare-environment';
import type { Processes } from './processes';
import type { Interpreter, PythonTool } from './python';
import { environmentName } from './requirements';

const freshMs = 10_000;

/** The learner's Python; prepared environments lie under `<home>/environments`. */
export function createPython(processes: Processes, home: string, env: NodeJS.ProcessEnv): PythonTool {
  const environments = path.join(home, 'environments');
  let preferred: string | undefined;
  let last: { readonly at: number; readonly found: Interpreter | undefined } | undefined;

  const find = async (signal: AbortSignal): Promise<Interpreter | undefined> => {
    signal.throwIfAborted();
    if (last && Date.now() - last.at < freshMs) return last.found;
    const asked = preferred;
    const found = await findPython(processes, env, asked, signal);
    const inside = found && path.relative(environments, found.file).split(path.sep);
    const isOurs = inside !== undefined && inside.length > 1 && inside[0] !== '..' && !path.isAbsolute(inside[0] ?? '');
    const result = found && isOurs ? { ...found, environment: path.join(environments, inside[0] ?? '') } : found;
    if (asked === preferred) last = { at: Date.now(), found: result };
    return result;
  };

  const preparedFor = async (requirementsText: string, base: Interpreter): Promise<Interpreter | undefined> => {
    const environment = path.join(environments, environmentName(requirementsText, base.version));
    const mark = await readFile(path.join(environment, markName), 'utf8').catch(() => undefined);
    // The link inside dangles once the Python it was made from is removed.
    const file = pythonOf(environment);
    const runs = await access(file).then(
      () => true,
      () => false,
    );
    if (mark === undefined || !runs) return undefined;
    const { python } = JSON.parse(mark) as { python: string };
    return { file, args: [], version: python, environment };
  };

  return {
    setPreferred(file) {
      if (file !== preferred) last = undefined;
      preferred = file;
    },
    find,
    async prepared(requirementsText, signal) {
      const base = await find(signal);
      return base && preparedFor(requirementsText, base);
    },
    async prepare(requirementsText, { onOutput }, signal) {
      const base = await find(signal);
      if (!base) throw new Error('No Python 3 was found. Install it, or name it in MLOPS_ROADMAP_PYTHON.');
      const environment = path.join(environments, environmentName(requirementsText, base.version));
      const ready = () => preparedFor(requirementsText, base);
      return prepareEnvironment({ processes, base, environment, requirementsText, ready, onOutput, env, signal });
    },
  };
}
