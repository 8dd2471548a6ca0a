import type { Readable } from 'node:stream';
import type Dockerode from 'dockerode';

/** What to start. */
export interface ContainerSpec {
  readonly imageId: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Replaces the image's command. */
  readonly args?: readonly string[];
  readonly user?: string;
  readonly readOnly?: boolean;
  readonly memoryMb?: number;
  /** Port inside the container that is published on a free port of 127.0.0.1. */
  readonly port?: number;
  readonly mounts?: readonly { readonly source: string; readonly target: string; readonly readOnly: boolean }[];
  /** Runs the image's health check this often, so that nobody waits for its usual 30 seconds. */
  readonly healthSeconds?: number;
  /** Lets failures of the health check count from the first second, whatever start period the image has. */
  readonly failsAtOnce?: boolean;
}

/** What a container looks like now. */
export interface ContainerState {
  readonly running: boolean;
  readonly exitCode: number;
  readonly outOfMemory: boolean;
  /** `undefined` when the image has no health check. */
  readonly health:
    | {
        readonly status: string;
        readonly failingStreak: number;
        /** What the last attempts printed, oldest first. */
        readonly outputs: readonly { readonly exitCode: number; readonly output: string }[];
      }
    | undefined;
}

/** What a command inside a container did. */
export interface ExecResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A container of ours; whoever started it removes it. */
export interface RunningContainer {
  readonly id: string;
  /** The port on 127.0.0.1 under which its port is published. */
  readonly hostPort: number | undefined;
  state(): Promise<ContainerState>;
  /** The last lines that it printed. */
  logs(lines: number): Promise<string>;
  exec(args: readonly string[], signal: AbortSignal): Promise<ExecResult>;
  /** Asks it to end (SIGTERM), kills it after `seconds`; returns its exit code and how long it took. */
  stop(seconds: number, signal: AbortSignal): Promise<{ readonly exitCode: number; readonly seconds: number }>;
  remove(): Promise<void>;
}

const keptBytes = 256 * 1024;

/** Creates and starts a container; what was created is removed again when the start fails. */
export async function startContainer(
  client: Dockerode,
  spec: ContainerSpec,
  signal: AbortSignal,
): Promise<RunningContainer> {
  const image = await client.getImage(spec.imageId).inspect();
  const port = spec.port === undefined ? undefined : `${spec.port}/tcp`;
  const container = await client.createContainer({
    Image: spec.imageId,
    Labels: { ...spec.labels },
    Env: Object.entries(spec.env ?? {}).map(([name, value]) => `${name}=${value}`),
    ...(spec.args && { Cmd: [...spec.args] }),
    ...(spec.user !== undefined && { User: spec.user }),
    ...(port && { ExposedPorts: { [port]: {} } }),
    // An empty test keeps the image's own; only the pace changes.
    ...(image.Config.Healthcheck &&
      spec.healthSeconds && {
        Healthcheck: { Test: [], Interval: spec.healthSeconds * 1e9, ...(spec.failsAtOnce && { StartPeriod: 1e6 }) },
      }),
    HostConfig: {
      ...(port && { PortBindings: { [port]: [{ HostIp: '127.0.0.1', HostPort: '' }] } }),
      ...(spec.readOnly && { ReadonlyRootfs: true, Tmpfs: { '/tmp': '' } }),
      ...(spec.memoryMb && { Memory: spec.memoryMb * 1024 * 1024, MemorySwap: spec.memoryMb * 1024 * 1024 }),
      Mounts: (spec.mounts ?? []).map(({ source, target, readOnly }) => ({
        Type: 'bind' as const,
        Source: source,
        Target: target,
        ReadOnly: readOnly,
      })),
    },
    abortSignal: signal,
  });
  const remove = () =>
    container.remove({ force: true, v: true }).then(
      () => undefined,
      () => undefined,
    );
  try {
    await container.start({ abortSignal: signal });
    const { NetworkSettings } = await container.inspect();
    const [binding] = (port && NetworkSettings.Ports[port]) || [];
    return describeContainer(container, binding && Number(binding.HostPort), remove);
  } catch (error) {
    await remove();
    signal.throwIfAborted();
    throw error;
  }
}

function describeContainer(
  container: Dockerode.Container,
  hostPort: number | undefined,
  remove: () => Promise<void>,
): RunningContainer {
  return {
    id: container.id,
    hostPort,
    remove,
    async state() {
      const { State } = await container.inspect();
      const { Health } = State;
      return {
        running: State.Running,
        exitCode: State.ExitCode,
        outOfMemory: State.OOMKilled,
        health: Health && {
          status: Health.Status,
          failingStreak: Health.FailingStreak,
          outputs: (Health.Log ?? []).map(({ ExitCode, Output }) => ({ exitCode: ExitCode, output: Output.trim() })),
        },
      };
    },
    async logs(lines) {
      const bytes = await container.logs({ stdout: true, stderr: true, tail: lines, follow: false });
      const { stdout, stderr } = separate(bytes, true);
      return (stdout + stderr).trimEnd();
    },
    async exec(args, signal) {
      const exec = await container.exec({
        Cmd: [...args],
        AttachStdout: true,
        AttachStderr: true,
        abortSignal: signal,
      });
      const stream = (await exec.start({ hijack: false, abortSignal: signal })) as Readable;
      const { stdout, stderr } = separate(await readBounded(stream, signal), false);
      return { stdout, stderr, exitCode: (await exec.inspect()).ExitCode ?? -1 };
    },
    async stop(seconds, signal) {
      const begin = Date.now();
      await container.stop({ t: seconds, abortSignal: signal });
      const taken = (Date.now() - begin) / 1000;
      return { exitCode: (await container.inspect()).State.ExitCode, seconds: taken };
    },
  };
}

async function readBounded(stream: Readable, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const abort = () => stream.destroy(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  try {
    for await (const chunk of stream) {
      size += (chunk as Buffer).length;
      if (size <= keptBytes) chunks.push(chunk as Buffer);
    }
  } finally {
    signal.removeEventListener('abort', abort);
  }
  return Buffer.concat(chunks);
}

/** Takes the engine's multiplexed output apart: 8 bytes of header (stream, length) before each piece; with `merge` all goes to `stdout` in its order. */
function separate(bytes: Buffer, merge: boolean): { readonly stdout: string; readonly stderr: string } {
  const pieces: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const kind = bytes[at] ?? 0;
    // With a terminal the output comes without headers.
    if (kind > 2 || bytes[at + 1] !== 0) return { stdout: bytes.toString('utf8'), stderr: '' };
    const length = bytes.readUInt32BE(at + 4);
    pieces[kind === 2 && !merge ? 1 : 0].push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return { stdout: Buffer.concat(pieces[0]).toString('utf8'), stderr: Buffer.concat(pieces[1]).toString('utf8') };
}
