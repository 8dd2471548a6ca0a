import path from 'node:path';
import { type RunningContainer, startContainer } from '../tools/docker-container';
import { isLocal, showAddress } from '../tools/docker-endpoint';
import { engineAddress } from '../tools/docker-engine';
import { blocked, type CheckContext, type CheckResult, failed } from './check';
import { explainDeath, waitUntilHealthy, waitUntilReady, watchForFalseHealth } from './container-wait';
import { type BuiltImage, buildShared } from './docker-image-build';
import { type ImageSource, noteUncommitted } from './docker-image-source';
import { type Expectation, matchExpectation } from './expectation';
import { type RequestSpec, sendRequests } from './http-request';
import { judgeProbe } from './judge-probe';
import { isResult } from './learner-command';
import { atFile, type CheckProblem, verdict } from './problems';
import { type ProbeSpec, runProbe } from './run-probe';

/** Options of the kind `container`. */
export interface ContainerOptions {
  readonly image: ImageSource;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly user?: string;
  readonly readOnly?: boolean;
  readonly memoryMb?: number;
  readonly port?: number;
  readonly mounts?: readonly { readonly from: string; readonly to: string; readonly readOnly?: boolean }[];
  readonly ready?: { readonly path: string; readonly status?: number; readonly seconds?: number };
  readonly health?: 'healthy' | 'not-healthy';
  readonly healthSeconds?: number;
  readonly runsAs?: 'non-root';
  readonly requests?: readonly RequestSpec[];
  readonly probe?: Omit<ProbeSpec, 'copy'> & { readonly results?: readonly string[] };
  readonly exec?: readonly {
    readonly args: readonly string[];
    readonly exitCode?: Expectation;
    readonly stdout?: Expectation;
  }[];
  readonly stop?: { readonly seconds: number };
}

const defaultPort = 8000;

/** See the kind `container`. */
export async function runContainer(options: ContainerOptions, context: CheckContext): Promise<CheckResult> {
  const built = await buildShared(options.image, context);
  if ('outcome' in built)
    return built.outcome === 'failed'
      ? { ...built, message: `There is no image to run a container of. ${built.message}` }
      : built;
  const { docker } = context.tools;
  const address = await engineAddress(docker, context.signal);
  if (address && !isLocal(address))
    return blocked(
      `The Docker engine at ${showAddress(address)} is on another machine, so the ports of its containers cannot be asked from here. Choose a local one: \`docker context use default\`.`,
    );
  context.report('starting the container');
  const client = await docker.client(context.signal);
  let container: RunningContainer;
  try {
    container = await startContainer(
      client,
      specOf(options, built, docker.labels(), context.workspace),
      context.signal,
    );
  } catch (error) {
    context.signal.throwIfAborted();
    return withPlace(explainStart((error as Error).message), built);
  }
  try {
    return await useContainer(container, options, built, context);
  } catch (error) {
    context.signal.throwIfAborted();
    throw error;
  } finally {
    await container.remove();
  }
}

function specOf(options: ContainerOptions, built: BuiltImage, labels: Readonly<Record<string, string>>, root: string) {
  const { env, args, user, readOnly, memoryMb, port = defaultPort, mounts = [] } = options;
  return {
    imageId: built.imageId,
    labels,
    port,
    healthSeconds: 1,
    failsAtOnce: options.health === 'not-healthy',
    mounts: mounts.map(({ from, to, readOnly: isReadOnly = true }) => ({
      source: path.resolve(root, from),
      target: to,
      readOnly: isReadOnly,
    })),
    ...(env && { env }),
    ...(args && { args }),
    ...(user !== undefined && { user }),
    ...(readOnly !== undefined && { readOnly }),
    ...(memoryMb !== undefined && { memoryMb }),
  };
}

async function useContainer(
  container: RunningContainer,
  options: ContainerOptions,
  built: BuiltImage,
  context: CheckContext,
): Promise<CheckResult> {
  const problem = await findProblem(container, options, context);
  if (problem) return withPlace(problem, built);
  const baseUrl = `http://127.0.0.1:${container.hostPort}`;
  const problems = await sendRequests(baseUrl, options.requests ?? [], context);
  const [first, ...rest] = problems;
  if (first) {
    const log = await container.logs(8);
    const message = `${first.message}${log ? `\nThe end of the container's log:\n${log}` : ''}`;
    return withPlace({ ...first, message }, built, rest);
  }
  if (options.probe) {
    const { results = [context.check], ...probe } = options.probe;
    const run = await runProbe(probe, context, { baseUrl });
    const judged = isResult(run) ? run : await judgeProbe(run, results, context);
    if (judged.outcome !== 'passed') return judged;
  }
  const state = await container.state();
  if (options.requests && !state.running) return withPlace(await explainDeath(container, state), built);
  const stubborn = options.stop && (await stopGracefully(container, options.stop.seconds, context));
  if (stubborn) return withPlace(stubborn, built);
  return verdict([], `The container ${summarize(options)}.${noteUncommitted(built.source)}`);
}

async function findProblem(
  container: RunningContainer,
  options: ContainerOptions,
  context: CheckContext,
): Promise<CheckProblem | undefined> {
  const { ready, health, healthSeconds = 60, runsAs, exec = [], port = defaultPort } = options;
  const unhealthy =
    health &&
    (await (health === 'healthy' ? waitUntilHealthy : watchForFalseHealth)(container, healthSeconds, context));
  if (unhealthy) return unhealthy;
  const unready = ready && (await waitUntilReady(container, { status: 200, seconds: 30, ...ready }, port, context));
  if (unready) return unready;
  const root = runsAs && (await findRoot(container, context));
  if (root) return root;
  for (const { args, exitCode = 0, stdout } of exec) {
    const shown = `\`${args.join(' ')}\` in the container`;
    const result = await container.exec(args, context.signal);
    const code = matchExpectation(exitCode, result.exitCode);
    if (code) {
      const said = (result.stderr || result.stdout).trim().slice(-500);
      return { message: `${shown} ended with exit code ${code.actual}.${said ? ` It said: ${said}` : ''}`, ...code };
    }
    const text = stdout === undefined ? undefined : matchExpectation(stdout, result.stdout.trim());
    if (text) return { message: `${shown} printed ${text.actual}.`, ...text };
  }
  return undefined;
}

/** Asks inside; an image without `id` is judged by its configuration. */
async function findRoot(container: RunningContainer, context: CheckContext): Promise<CheckProblem | undefined> {
  const asked = await container.exec(['id', '-u'], context.signal).catch(() => undefined);
  context.signal.throwIfAborted();
  const client = await context.tools.docker.client(context.signal);
  const configured = (await client.getContainer(container.id).inspect()).Config.User;
  const user = asked?.exitCode === 0 ? asked.stdout.trim() : configured || '0';
  if (!/^(?:0+|root)(?::|$)/.test(user)) return undefined;
  return {
    message:
      'The server runs as root: who breaks into it owns everything in the container, and what is mounted. Make a user in the Dockerfile and name it with USER, last before CMD.',
    expected: 'any user but root',
    actual: `user ${user}`,
  };
}

async function stopGracefully(
  container: RunningContainer,
  seconds: number,
  context: CheckContext,
): Promise<CheckProblem | undefined> {
  context.report('stopping the container');
  const { exitCode, seconds: taken } = await container.stop(Math.ceil(seconds), context.signal);
  // 137 is 128 + SIGKILL: it did not end by itself.
  if (exitCode !== 137) return undefined;
  return {
    message: `The container did not end within ${seconds} s after SIGTERM and had to be killed: requests under way are lost. The server must get the signal: use the list form of CMD, without a shell around it.`,
    expected: `an end within ${seconds} s`,
    actual: `killed after ${taken.toFixed(0)} s`,
  };
}

function explainStart(error: string): CheckProblem {
  const said = error.replace(/^\(HTTP code \d+\) [\w ]+ - /, '').trim();
  const program = /exec: "([^"]+)": (?:executable file not found|stat [^:]+: no such file)/.exec(said)?.[1];
  if (program)
    return {
      message: `The container cannot start: there is no program \`${program}\` in the image. Is it installed, and is the name right?`,
      expected: 'a command that is in the image',
      actual: said.slice(0, 500),
    };
  if (/permission denied/.test(said))
    return {
      message:
        'The container cannot start: its command may not be executed (`chmod +x`, or name the interpreter: `["python", "serve.py"]`).',
      actual: said.slice(0, 500),
    };
  if (/No command specified/i.test(said))
    return {
      message: 'The container cannot start: the image says no command. Add CMD.',
      expected: 'a CMD',
      actual: said,
    };
  return { message: `The container cannot start: ${said.slice(0, 500)}` };
}

function withPlace(problem: CheckProblem, { source }: BuiltImage, rest: readonly CheckProblem[] = []): CheckResult {
  const note = noteUncommitted(source);
  const message = `${problem.message}${note}`;
  const { expected, actual } = problem;
  if (rest.length > 0) return verdict([{ ...problem, message }, ...rest], '');
  return failed(message, {
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    findings: problem.findings ?? [atFile(source.shownDockerfile, problem.message)],
  });
}

function summarize({ health, ready, requests, probe, stop, runsAs }: ContainerOptions): string {
  const facts = [
    'runs',
    ...(health === 'healthy' ? ['turns healthy'] : health ? ['does not claim to be healthy'] : []),
    ...(runsAs ? ['is not root'] : []),
    ...(ready || requests || probe ? ['answers as it must'] : []),
    ...(stop ? ['ends when it is asked to'] : []),
  ];
  return facts.length > 1 ? `${facts.slice(0, -1).join(', ')} and ${facts.at(-1)}` : (facts[0] ?? 'runs');
}
