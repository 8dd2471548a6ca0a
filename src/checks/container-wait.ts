import { setTimeout as delay } from 'node:timers/promises';
import type { ContainerState, RunningContainer } from '../tools/docker-container';
import { sendRequest } from '../tools/http-client';
import type { CheckContext } from './check';
import type { CheckProblem } from './problems';

const pollMs = 250;
const logLines = 25;
/** Attempts after which a health check that only ever failed is taken at its word. */
const hopelessStreak = 15;

/** Waits until the image's own health check says healthy; the problem when it does not within `seconds`. */
export async function waitUntilHealthy(
  container: RunningContainer,
  seconds: number,
  context: CheckContext,
): Promise<CheckProblem | undefined> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const state = await container.state();
    if (!state.running) return explainDeath(container, state);
    const { health } = state;
    if (!health || health.status === 'none')
      return {
        message:
          'The image has no HEALTHCHECK, so the engine cannot tell a server that answers from one that hangs. Add one that asks the running server.',
        expected: 'a HEALTHCHECK that turns healthy',
        actual: 'no HEALTHCHECK',
      };
    if (health.status === 'healthy') return undefined;
    context.report(`waiting for the health check: ${health.status}`);
    if (Date.now() > deadline || health.failingStreak >= hopelessStreak || isHopeless(health)) {
      const last = health.outputs.at(-1);
      const said = last
        ? ` Its last attempt ended with exit code ${last.exitCode}${last.output ? `: ${last.output.slice(0, 500)}` : ''}.`
        : '';
      return {
        message: `The container runs, but its health check does not turn healthy.${said}${await listeners(container, undefined, context)}`,
        expected: 'healthy',
        actual: health.status,
      };
    }
    await delay(pollMs, undefined, { signal: context.signal });
  }
}

/** Watches a container that cannot do its work: the problem when its health check says healthy nevertheless. */
export async function watchForFalseHealth(
  container: RunningContainer,
  seconds: number,
  context: CheckContext,
): Promise<CheckProblem | undefined> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const { running, health } = await container.state();
    // Ended, without a health check, or failed often enough: nobody is deceived.
    if (!running || !health || health.status === 'none' || health.status === 'unhealthy') return undefined;
    if (health.failingStreak >= 3) return undefined;
    if (health.status === 'healthy') {
      const said = health.outputs.at(-1)?.output.slice(0, 300);
      return {
        message: `The container was started so that it cannot do its work, and its health check still says healthy${said ? ` (it printed: ${said})` : ''}. Let it ask the server whether it is ready, and fail when the answer is no.`,
        expected: 'unhealthy',
        actual: 'healthy',
      };
    }
    await delay(pollMs, undefined, { signal: context.signal });
  }
  return undefined;
}

/** Waits until a path answers with `status` through the published port. */
export async function waitUntilReady(
  container: RunningContainer,
  ready: { readonly path: string; readonly seconds: number; readonly status: number },
  port: number,
  context: CheckContext,
): Promise<CheckProblem | undefined> {
  const url = `http://127.0.0.1:${container.hostPort}${ready.path}`;
  const deadline = Date.now() + ready.seconds * 1000;
  let seen = 'nothing';
  for (;;) {
    const state = await container.state();
    if (!state.running) return explainDeath(container, state);
    try {
      const { status } = await sendRequest({ method: 'GET', url, timeoutMs: 3000 }, context.signal);
      if (status === ready.status) return undefined;
      seen = `status ${status}`;
    } catch {
      context.signal.throwIfAborted();
      seen = seen.startsWith('status') ? seen : 'no answer';
    }
    if (Date.now() > deadline) {
      const inside = await listeners(container, port, context);
      const log = await container.logs(logLines);
      const message =
        seen === 'no answer'
          ? `The container runs, but nothing answers on its port ${port} from outside within ${ready.seconds} s.${inside}`
          : `\`GET ${ready.path}\` answers with ${seen} after ${ready.seconds} s, expected was status ${ready.status}.`;
      return { message, expected: `status ${ready.status} from ${ready.path}`, actual: `${seen}${quoteLog(log)}` };
    }
    context.report(`waiting for ${ready.path}: ${seen}`);
    await delay(pollMs, undefined, { signal: context.signal });
  }
}

/** Says how a container ended that should still run, with the end of its log. */
export async function explainDeath(container: RunningContainer, state: ContainerState): Promise<CheckProblem> {
  const log = await container.logs(logLines);
  const how = state.outOfMemory
    ? 'was killed: it needed more memory than it may have'
    : state.exitCode === 0
      ? 'ended by itself with exit code 0: its command does not stay in the foreground'
      : `ended with exit code ${state.exitCode}`;
  const last = log.split('\n').filter(Boolean).at(-1);
  return {
    message: `The container ${how}.${last ? ` Its last line: \`${last.slice(0, 300)}\`` : ' It printed nothing.'}`,
    expected: 'a container that goes on running',
    actual: `exit code ${state.exitCode}${quoteLog(log)}`,
  };
}

function quoteLog(log: string): string {
  return log ? `\nthe end of its log:\n${log}` : '\nit printed nothing';
}

function isHopeless({ failingStreak, outputs }: NonNullable<ContainerState['health']>): boolean {
  const last = outputs.at(-1);
  return (
    failingStreak >= 3 && (last?.exitCode === 127 || /executable file not found|: not found$/.test(last?.output ?? ''))
  );
}

/** What listens inside the container, read from /proc, which every Linux container has; empty when it cannot be read. */
async function listeners(
  container: RunningContainer,
  port: number | undefined,
  context: CheckContext,
): Promise<string> {
  const result = await container
    .exec(['cat', '/proc/net/tcp', '/proc/net/tcp6'], context.signal)
    .catch(() => undefined);
  context.signal.throwIfAborted();
  if (result?.exitCode !== 0) return '';
  const found = readListeners(result.stdout);
  if (found.length === 0) return ' Inside the container no program listens on any port yet.';
  const loopback = found.filter(({ isLoopback }) => isLoopback);
  const list = found.map(({ address, port: each }) => `${address}:${each}`).join(', ');
  if (
    port !== undefined &&
    loopback.some((each) => each.port === port) &&
    !found.some((each) => each.port === port && !each.isLoopback)
  )
    return ` Inside the container the server listens on ${list}: on the container's own loopback, which nobody outside can reach. Bind 0.0.0.0.`;
  if (port !== undefined && !found.some((each) => each.port === port))
    return ` Inside the container the server listens on ${list}, not on port ${port}.`;
  return ` Inside the container a server listens on ${list}.`;
}

/** Listening sockets of /proc/net/tcp and tcp6; addresses are little-endian words in hexadecimal. */
export function readListeners(text: string): { address: string; port: number; isLoopback: boolean }[] {
  const found = new Map<string, { address: string; port: number; isLoopback: boolean }>();
  for (const [, address = '', portHex = ''] of text.matchAll(
    /^\s*\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} 0A /gm,
  )) {
    const port = Number.parseInt(portHex, 16);
    const v4 = address.length === 8;
    const shown = v4
      ? (address.match(/../g) ?? [])
          .reverse()
          .map((byte) => Number.parseInt(byte, 16))
          .join('.')
      : /^0+$/.test(address)
        ? '[::]'
        : address === '00000000000000000000000001000000'
          ? '[::1]'
          : '[IPv6]';
    found.set(`${shown}:${port}`, { address: shown, port, isLoopback: shown.startsWith('127.') || shown === '[::1]' });
  }
  // The engine's own name server listens on a loopback address inside every container of a user network.
  return [...found.values()].filter(({ address }) => address !== '127.0.0.11');
}
