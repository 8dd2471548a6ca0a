import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pythonEnvironment } from '../tools/find-python';
import type { Command } from '../tools/processes';
import type { Interpreter } from '../tools/python';
import { blocked, type CheckContext, type CheckResult, type JsonSchema } from './check';

/** JSON Schema of `command:`. */
export const commandSchema: JsonSchema = {
  type: 'array',
  items: { type: 'string' },
  minItems: 1,
  description:
    'The program and its arguments, no shell. `python` is the prepared interpreter. `{data.<name>}`, `{port}`, `{workspace}` and `{temporary}` are replaced.',
};

/** JSON Schema of `env:`. */
export const envSchema: JsonSchema = {
  type: 'object',
  additionalProperties: { type: ['string', 'null'] },
  description: 'Added to the environment; null removes. Takes the same placeholders as the command.',
};

export type Env = Readonly<Record<string, string | null>>;

/** The interpreter that runs the learner's code, or why there is none, as a `blocked` result. */
export async function interpreterOf(context: CheckContext): Promise<Interpreter | CheckResult> {
  const { tools, signal, requirements } = context;
  const plain = await tools.python.find(signal);
  if (!plain) return blocked(`Python 3 was not found. ${(await tools.probe('python', signal)).install}`);
  if (requirements === undefined) return plain;
  const text = await readFile(path.join(context.exerciseFolder, requirements), 'utf8');
  const prepared = await tools.python.prepared(text, signal);
  return (
    prepared ??
    blocked(
      `The Python environment of this exercise is not prepared yet for Python ${plain.version}. Run *MLOps: Prepare environment* (in a terminal: \`mlops-roadmap prepare ${context.exercise}\`), then check again.`,
    )
  );
}

/** Whether a result stands where a value was hoped for. */
export function isResult(value: object): value is CheckResult {
  return 'outcome' in value;
}

/** Fills in what stands in braces; unknown names are an author's mistake and throw. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-z]+(?:\.[a-z][a-z0-9_]*)?)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value !== undefined) return value;
    if (/^(data\.|port$|workspace$|temporary$)/.test(name)) throw new Error(`there is nothing for \`${whole}\``);
    return whole;
  });
}

/** The placeholders for generated months. */
export function dataValues(data: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([name, file]) => [`data.${name}`, file]));
}

/**
 * A command of the learner as a process: `python` becomes the interpreter, whose programs (`pytest`, `uvicorn`) come first on the PATH.
 * `interpreter` may be absent for commands that need none.
 */
export function learnerCommand(
  words: readonly string[],
  where: { readonly cwd: string; readonly env: Env; readonly interpreter: Interpreter | undefined },
  values: Readonly<Record<string, string>>,
): Pick<Command, 'file' | 'args' | 'cwd' | 'env'> {
  const [program = '', ...args] = words.map((word) => fillIn(word, values));
  const added = Object.entries(where.env).map(([name, text]) => [
    name,
    text === null ? undefined : fillIn(text, values),
  ]);
  const env = { ...environmentOf(where.interpreter), ...Object.fromEntries(added) };
  if (where.interpreter && /^python3?$/.test(program))
    return { file: where.interpreter.file, args: [...where.interpreter.args, ...args], cwd: where.cwd, env };
  const isPath = program.includes('/');
  return { file: isPath ? path.resolve(where.cwd, program) : program, args, cwd: where.cwd, env };
}

/** Variables with which the learner's code finds its own interpreter and the programs installed beside it. */
export function environmentOf(interpreter: Interpreter | undefined): Record<string, string | undefined> {
  if (!interpreter) return { ...pythonEnvironment };
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    ...pythonEnvironment,
    VIRTUAL_ENV: interpreter.environment,
    [name]: [path.dirname(interpreter.file), process.env[name] ?? ''].join(path.delimiter),
  };
}

/** Why a program that was not found is missing: the learner's file, or a tool of the machine. */
export async function explainMissing(
  file: string,
  cwd: string,
): Promise<{ readonly isTool: boolean; readonly message: string }> {
  if (!path.isAbsolute(file)) return { isTool: true, message: `\`${file}\` was not found on the PATH.` };
  const shown = path.relative(cwd, file).split(path.sep).join('/');
  if (!(await stat(file).catch(() => undefined))) return { isTool: false, message: `\`${shown}\` is not there.` };
  const first = (await readFile(file, 'latin1').catch(() => '')).split('\n', 1)[0] ?? '';
  return {
    isTool: false,
    message: first.endsWith('\r')
      ? `\`${shown}\` cannot be started: its first line ends with a Windows line end, which the system takes for part of the interpreter's name. Save the file with LF line ends.`
      : `\`${shown}\` cannot be started: the interpreter of its first line (\`${first.slice(0, 80)}\`) is not there.`,
  };
}
