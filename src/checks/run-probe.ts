import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { productFolder } from '../tools/product-folder';
import type { CheckContext, CheckResult, JsonSchema } from './check';
import { type DataSpec, dataSchema, makeData } from './data';
import { dataValues, type Env, envSchema, fillIn, interpreterOf, isResult, learnerCommand } from './learner-command';
import { copyWorkspace } from './workspace-copy';

/** A probe as an author names it. */
export interface ProbeSpec {
  readonly probe: string;
  readonly args?: readonly string[];
  readonly data?: readonly DataSpec[];
  readonly env?: Env;
  /** Default true: in a copy of the workspace. */
  readonly copy?: boolean;
}

/** JSON Schema of the properties of a probe, to be part of an object's `properties`. */
export const probeProperties: Readonly<Record<string, JsonSchema>> = {
  probe: {
    type: 'string',
    description: 'The Python script, relative to the exercise; see media/python/mlops_probe.py.',
  },
  args: { type: 'array', items: { type: 'string' }, description: 'Arguments of the probe.' },
  data: dataSchema,
  env: envSchema,
  copy: { type: 'boolean', description: 'Run in a temporary copy of the workspace; default true.' },
};

/** One result that a probe reported. */
export interface ProbeResult {
  readonly check: string;
  readonly passed: boolean;
  readonly message: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
  readonly file?: string;
  readonly line?: number;
  readonly text?: string;
  readonly value?: unknown;
}

/** All that a probe's run gave. */
export interface ProbeRun {
  readonly results: readonly ProbeResult[];
  /** The probe came to its end by itself. */
  readonly finished: boolean;
  /** What it raised, when it did. */
  readonly crash?: { readonly message: string; readonly file?: string; readonly line?: number };
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
  /** Where the learner's code ran. */
  readonly folder: string;
}

type Line = ProbeResult & { readonly finished?: boolean; readonly crashed?: string };

/** Runs a probe once per run of checks, whoever asks with the same words; a result instead when there is no interpreter for it. */
export async function runProbe(
  spec: ProbeSpec,
  context: CheckContext,
  service?: { readonly baseUrl: string },
): Promise<ProbeRun | CheckResult> {
  // A service is one check's own, so its probe is not shared.
  const run = await (service
    ? runOnce(spec, context, service.baseUrl)
    : context.shared(`probe ${JSON.stringify(spec)}`, () =>
        runOnce(spec, context, undefined).catch((error: Error) => tooLate(error, context)),
      ));
  context.signal.throwIfAborted();
  return run;
}

/** The check that started a run and met its time limit ends by that; for others who wait for it, it is a run without an end, and no abort of theirs. */
function tooLate(error: Error, { workspace }: CheckContext): ProbeRun {
  if (error.name !== 'TimeoutError') throw error;
  return { results: [], finished: false, timedOut: true, stdout: '', stderr: '', folder: workspace };
}

async function runOnce(
  { probe, args = [], data = [], env = {}, copy = true }: ProbeSpec,
  context: CheckContext,
  baseUrl: string | undefined,
): Promise<ProbeRun | CheckResult> {
  const interpreter = await interpreterOf(context);
  if (isResult(interpreter)) return interpreter;
  const [temporary, secret, folder] = await Promise.all([
    context.temporaryFolder(),
    context.temporaryFolder(),
    copy ? copyWorkspace(context) : context.workspace,
  ]);
  const files = await makeData(data, context);
  const values = { ...dataValues(files), workspace: folder, temporary };
  const token = randomUUID();
  const results = path.join(secret, randomUUID());
  await writeFile(results, '');
  const given = {
    workspace: folder,
    exercise: context.exercise,
    folder: context.exerciseFolder,
    probe: path.join(context.exerciseFolder, probe),
    data: files,
    args: args.map((arg) => fillIn(arg, values)),
    temporary,
    results,
    token,
    ...(baseUrl === undefined ? {} : { base_url: baseUrl }),
  };
  const where = { cwd: folder, env: { ...(baseUrl === undefined ? {} : { BASE_URL: baseUrl }), ...env }, interpreter };
  const runner = path.join(productFolder(), 'media', 'python', 'run_probe.py');
  context.report(`running ${probe}`);
  const ran = await context.tools.processes.run(
    {
      ...learnerCommand(['python', runner], where, values),
      input: JSON.stringify(given),
      // The context's signal carries the check's time limit: it ends the run.
      timeoutMs: Number.MAX_SAFE_INTEGER,
    },
    context.signal,
  );
  const lines = (await readFile(results, 'utf8'))
    .split('\n')
    .filter((line) => line.startsWith(token))
    .map((line) => JSON.parse(line.slice(token.length)) as Line);
  const crash = lines.find(({ crashed }) => crashed !== undefined);
  return {
    results: lines.filter((line) => line.check !== undefined),
    finished: lines.some(({ finished }) => finished === true),
    ...(crash ? { crash: { message: crash.crashed ?? '', ...placeOf(crash) } } : {}),
    timedOut: ran.timedOut,
    stdout: ran.stdout,
    stderr: ran.stderr,
    folder,
  };
}

function placeOf({ file, line }: Line): { file?: string; line?: number } {
  return { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
}
