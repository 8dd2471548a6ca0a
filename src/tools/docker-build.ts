import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import type Dockerode from 'dockerode';
import { type BuildFailure, explainFailure } from './docker-build-failure';
import { BuildLog } from './docker-build-log';
import { listContext, packContext, type ReadIgnore } from './docker-context';
import { dial } from './docker-dial';
import { openSession } from './docker-session';

/** What to build. */
export interface BuildRequest {
  /** Absolute folder of the context. */
  readonly context: string;
  /** The Dockerfile relative to the context, `/`-separated. */
  readonly dockerfile: string;
  readonly target?: string | undefined;
  readonly buildArgs?: Readonly<Record<string, string>> | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly parseIgnore: ReadIgnore;
  /** Short lines for a progress display. */
  readonly onProgress: (line: string) => void;
}

/** How a build ended. The log is bounded: its tail. */
export type BuildResult = {
  readonly log: string;
  readonly contextBytes: number;
  /** What a failed build of the classic builder left on the engine. */
  readonly leftover?: string | undefined;
} & (
  | { readonly kind: 'built'; readonly imageId: string }
  | ({ readonly kind: 'failed' | 'unreachable' } & BuildFailure)
);

/** Builds an image through the Engine API, with BuildKit where the engine prefers it or the Dockerfile needs it, else with the classic builder. An abort ends the build on the engine too and rejects with the signal's reason. */
export async function buildImage(client: Dockerode, request: BuildRequest, signal: AbortSignal): Promise<BuildResult> {
  const context = await listContext(request.context, request.dockerfile, request.parseIgnore, signal);
  const text = await readFile(path.join(request.context, request.dockerfile), 'utf8');
  const usesBuildKit = (await prefersBuildKit(client, signal)) || needsBuildKit(text);
  const session = usesBuildKit ? await openSession(client, signal).catch(() => undefined) : undefined;
  const buildId = randomUUID();
  const tar = packContext(context, (sent) => {
    if (context.bytes > 1e6)
      request.onProgress(`sending the context: ${megabytes(sent)} of ${megabytes(context.bytes)} MB`);
  });
  // The client passes errors of the archive on to the request; without a listener here they would be uncaught as well.
  tar.on('error', () => {});
  const log = new BuildLog(request.onProgress);
  const cancel = () => {
    tar.destroy();
    if (usesBuildKit) dial(client, { method: 'POST', path: `/build/cancel?id=${buildId}` }, undefined).catch(() => {});
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const response = await dial(
      client,
      {
        method: 'POST',
        path: '/build?',
        file: tar,
        options: {
          dockerfile: request.dockerfile,
          rm: '1',
          forcerm: '1',
          version: usesBuildKit ? '2' : '1',
          labels: request.labels,
          buildargs: request.buildArgs ?? {},
          buildid: buildId,
          ...(request.target && { target: request.target }),
          ...(session && { session: session.id }),
        },
      },
      signal,
    );
    await readEvents(response, log, signal);
  } catch (error) {
    signal.throwIfAborted();
    log.fail((error as Error).message.replace(/^\(HTTP code \d+\) [\w ]+ - /, '').trim());
  } finally {
    signal.removeEventListener('abort', cancel);
    tar.destroy();
    session?.close();
  }
  const common = { log: log.tail(), contextBytes: context.bytes };
  if (log.imageId && log.error === undefined) return { ...common, kind: 'built', imageId: log.imageId };
  return { ...common, leftover: log.intermediateId, ...explainFailure(log) };
}

async function readEvents(response: IncomingMessage, log: BuildLog, signal: AbortSignal): Promise<void> {
  // readline would wait for ever for the end of a destroyed stream; iterating the stream itself throws.
  const abort = () => response.destroy(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  response.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of response) {
      const lines = (rest + (chunk as string)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) log.add(line);
    }
    log.add(rest);
    if (!response.complete) log.fail('the engine ended the connection in the middle of the build');
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** The engine names its default builder in a header of `/_ping`. */
async function prefersBuildKit(client: Dockerode, signal: AbortSignal): Promise<boolean> {
  const response = await dial(client, { method: 'GET', path: '/_ping' }, signal);
  response.resume();
  return response.headers['builder-version'] === '2';
}

/** Whether a Dockerfile uses what the classic builder does not know. */
export function needsBuildKit(dockerfile: string): boolean {
  return (
    /^(?:#.*\r?\n)*#\s*syntax\s*=/i.test(dockerfile) ||
    /^\s*RUN\s+--(?:mount|network|security)\b/im.test(dockerfile) ||
    /^\s*(?:COPY|ADD)\s+(?:--\S+\s+)*--(?:link|chmod|exclude|parents|checksum|keep-git-dir)\b/im.test(dockerfile) ||
    /^\s*(?:RUN|COPY|ADD)\b[^\n]*<<-?["']?[A-Za-z_]/m.test(dockerfile)
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
