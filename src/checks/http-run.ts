import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sendRequest } from '../tools/http-client';
import { freePort } from '../tools/ports';
import type { RunningProcess } from '../tools/processes';
import { blocked, type CheckContext, type CheckResult } from './check';
import { type Expectation, matchExpectation } from './expectation';
import { matching } from './glob';
import { type RequestSpec, sendRequests } from './http-request';
import { judgeProbe } from './judge-probe';
import { type Env, explainMissing, interpreterOf, isResult, learnerCommand } from './learner-command';
import { type CheckProblem, verdict } from './problems';
import { type ProbeSpec, runProbe } from './run-probe';
import { findingAt, placeInTraceback, tailOf } from './traceback';
import { copyWorkspace } from './workspace-copy';
import { listFiles } from './workspace-files';

export interface HttpOptions {
  readonly start: {
    readonly command: readonly string[];
    readonly env?: Env;
    readonly cwd?: string;
    readonly copy?: boolean;
    readonly delete?: readonly string[];
  };
  readonly port?: 'auto' | number;
  readonly ready?: { readonly path: string; readonly status?: number; readonly seconds?: number };
  readonly requests?: readonly RequestSpec[];
  readonly sideBySide?: boolean;
  readonly probe?: Omit<ProbeSpec, 'copy'> & { readonly results?: readonly string[] };
  readonly stop?: {
    readonly seconds: number;
    readonly exitCode?: Expectation;
    readonly during?: RequestSpec;
    readonly afterMs?: number;
  };
}

/** A started service. */
interface Service {
  readonly process: RunningProcess;
  readonly baseUrl: string;
  /** Where it runs. */
  readonly folder: string;
  readonly shown: string;
  readonly program: string;
}

/** See the kind `http`. */
export async function runHttp(options: HttpOptions, context: CheckContext): Promise<CheckResult> {
  const interpreter = await interpreterOf(context);
  if (isResult(interpreter)) return interpreter;
  const { start } = options;
  const port = options.port === undefined || options.port === 'auto' ? await freePort() : options.port;
  if (options.port === port && (await isAnswered(`http://127.0.0.1:${port}/`, context)))
    return blocked(`Port ${port} is taken by another program on this machine: end it, then check again.`);
  const isCopy = start.copy !== false;
  const folder = isCopy ? await copyWorkspace(context) : context.workspace;
  if (isCopy && start.delete)
    for (const file of matching(await listFiles(folder, context.signal), start.delete))
      await rm(path.join(folder, file), { force: true });
  const temporary = await context.temporaryFolder();
  const where = { cwd: path.join(folder, start.cwd ?? ''), env: start.env ?? {}, interpreter };
  const command = learnerCommand(start.command, where, { port: String(port), workspace: folder, temporary });
  const shown = `\`${start.command.join(' ').replaceAll('{port}', String(port))}\``;
  context.report(`starting ${shown}`);
  const running = await context.tools.processes.start(
    { ...command, timeoutMs: Number.MAX_SAFE_INTEGER },
    context.signal,
  );
  try {
    const service = { process: running, baseUrl: `http://127.0.0.1:${port}`, folder, shown, program: command.file };
    return await useService(service, options, context);
  } finally {
    await running.stop(context.signal.aborted ? 0 : 2000);
  }
}

async function useService(service: Service, options: HttpOptions, context: CheckContext): Promise<CheckResult> {
  const unready = await waitUntilReady(service, options.ready, context);
  if (unready) return unready;
  const problems = await sendRequests(service.baseUrl, options.requests ?? [], context, options.sideBySide);
  const died = await endedEarly(service);
  if (problems.length > 0) return verdict(await withOutput(problems, service, context), '');
  if (died) return explainEnd(service, context, 'ended while it was asked');
  if (options.probe) {
    const { results = [context.check], ...probe } = options.probe;
    const run = await runProbe(probe, context, service);
    const judged = isResult(run) ? run : await judgeProbe(run, results, context);
    if (judged.outcome !== 'passed' || !options.stop) return judged;
  }
  if (options.stop) return stopGracefully(service, options.stop, context);
  return verdict([], `${service.shown} answered as it must.`);
}

async function waitUntilReady(
  service: Service,
  ready: HttpOptions['ready'],
  context: CheckContext,
): Promise<CheckResult | undefined> {
  const seconds = ready?.seconds ?? 30;
  const deadline = performance.now() + seconds * 1000;
  const status = ready?.status ?? 200;
  let last = 'nothing';
  let isEnded = false;
  void service.process.ended.then(() => {
    isEnded = true;
  });
  while (performance.now() < deadline) {
    context.signal.throwIfAborted();
    if (isEnded) return explainEnd(service, context, 'ended before it was ready');
    const request = { method: 'GET', url: service.baseUrl + (ready?.path ?? '/'), timeoutMs: 2000 };
    const answer = await sendRequest(request, context.signal).catch((error: Error) => {
      context.signal.throwIfAborted();
      return error.message;
    });
    if (typeof answer !== 'string' && (!ready || answer.status === status)) return undefined;
    last = typeof answer === 'string' ? answer : `status ${answer.status}`;
    await Promise.race([delay(50, undefined, { signal: context.signal }), service.process.ended]).catch(() => {});
  }
  const { stdout, stderr } = service.process.output();
  const said = tailOf(`${stdout}\n${stderr}`, service.folder);
  const asked = ready ? `\`GET ${ready.path}\`` : 'its port';
  const message = `${service.shown} was not ready within ${seconds} seconds: ${asked} gave ${last}. ${listens(stderr + stdout, service)}`;
  return verdict([{ message: `${message.trim()}\n${said}`.trim(), expected: `status ${status}`, actual: last }], '');
}

/** Servers say where they listen; another port than ours is a frequent slip. */
function listens(output: string, { baseUrl }: Service): string {
  const named = /https?:\/\/[\w.[\]]+:(\d+)/.exec(output);
  if (!named || baseUrl.endsWith(`:${named[1]}`)) return '';
  return `It says that it listens on ${named[0]}, but was asked to take port ${new URL(baseUrl).port}.`;
}

async function explainEnd(service: Service, context: CheckContext, what: string): Promise<CheckResult> {
  const result = await service.process.ended;
  context.signal.throwIfAborted();
  if (result.missing) {
    const { isTool, message } = await explainMissing(service.program, service.folder);
    return isTool ? blocked(message) : verdict([{ message }], '');
  }
  const how = result.killedBy ? `by ${result.killedBy}` : `with exit code ${result.exitCode}`;
  const said = tailOf(result.stderr, service.folder, 8) || tailOf(result.stdout, service.folder, 8);
  const fact = `${service.shown} ${what}, ${how}.`;
  const place = placeInTraceback(result.stderr, service.folder);
  const reason = said.split('\n').findLast((line) => /^\w[\w.]*(Error|Exception)\b/.test(line)) ?? fact;
  return verdict(
    [
      {
        message: said ? `${fact}\n${said}` : fact,
        ...(place ? { findings: [await findingAt(context.workspace, place.file, { line: place.line }, reason)] } : {}),
      },
    ],
    '',
  );
}

/** A failed request with what the service wrote about it, and the line of the learner's code that its traceback names. */
async function withOutput(problems: CheckProblem[], service: Service, context: CheckContext): Promise<CheckProblem[]> {
  // What the service writes about an error may come a moment after its answer.
  await delay(100, undefined, { signal: context.signal }).catch(() => context.signal.throwIfAborted());
  const { stderr, stdout } = service.process.output();
  const place = placeInTraceback(stderr, service.folder) ?? placeInTraceback(stdout, service.folder);
  const [first, ...rest] = problems;
  if (!first || !place) return problems;
  const error = /^\w[\w.]*(?:Error|Exception)\b.*$/gm;
  const reason = (stderr.match(error) ?? stdout.match(error))?.at(-1) ?? first.message;
  const finding = await findingAt(context.workspace, place.file, { line: place.line }, reason);
  const message = `${first.message}\nThe service wrote: ${reason} (${place.file}, line ${place.line})`;
  return [{ ...first, message, findings: [...(first.findings ?? []), finding] }, ...rest];
}

async function stopGracefully(
  { process: running, shown, folder, baseUrl }: Service,
  stop: NonNullable<HttpOptions['stop']>,
  context: CheckContext,
): Promise<CheckResult> {
  if (process.platform === 'win32')
    return verdict([], `${shown} answered as it must; stopping is not asked on Windows.`);
  context.report('stopping');
  const underWay = stop.during ? sendRequests(baseUrl, [stop.during], context) : Promise.resolve([]);
  underWay.catch(() => {});
  if (stop.during) await delay(stop.afterMs ?? 200, undefined, { signal: context.signal });
  const begun = performance.now();
  running.signal('SIGTERM');
  const limit = new AbortController();
  const late = delay(stop.seconds * 1000, 'late' as const, { signal: AbortSignal.any([limit.signal, context.signal]) });
  const result = await Promise.race([running.ended, late]);
  limit.abort();
  await late.catch(() => {});
  const unanswered = (await underWay).map((problem) => ({
    ...problem,
    message: `A request that was under way when SIGTERM came was lost: ${problem.message}`,
  }));
  if (unanswered.length > 0) return verdict(unanswered, '');
  if (result === 'late')
    return verdict(
      [
        {
          message: `${shown} was still running ${stop.seconds} seconds after SIGTERM. Whoever stops it (Docker, Kubernetes, systemd) kills it then, and what was under way is lost.`,
          expected: `it ends within ${stop.seconds} seconds`,
        },
      ],
      '',
    );
  const mismatch = stop.exitCode === undefined ? undefined : matchExpectation(stop.exitCode, result.exitCode);
  if (mismatch) {
    const said = tailOf(result.stderr, folder);
    return verdict(
      [{ message: `${shown} ended with ${mismatch.actual} after SIGTERM.\n${said}`.trim(), ...mismatch }],
      '',
    );
  }
  return verdict(
    [],
    `${shown} answered as it must, and ended ${Math.round(performance.now() - begun)} ms after SIGTERM.`,
  );
}

async function isAnswered(url: string, context: CheckContext): Promise<boolean> {
  return sendRequest({ method: 'GET', url, timeoutMs: 1000 }, context.signal).then(
    () => true,
    (error: Error) => !/refused/.test(error.message),
  );
}

async function endedEarly({ process: running }: Service): Promise<boolean> {
  return Promise.race([running.ended.then(() => true), delay(0, false)]);
}
