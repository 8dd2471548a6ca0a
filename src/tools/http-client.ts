import { request } from 'node:http';
import { timeLimit } from '../core/time-limit';

/** One request to a service on this machine. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute `http:` address. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Given up after this many milliseconds. */
  readonly timeoutMs: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names; several values of one name are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly milliseconds: number;
}

const longestBody = 10_000_000;

/**
 * Sends one request on a connection of its own and reads the whole answer, without following redirects and without proxies.
 * Rejects with an Error whose message says in words what happened (refused, cut off, no answer in time), or with the signal's reason.
 */
export async function sendRequest(wanted: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  signal.throwIfAborted();
  const begun = performance.now();
  const limit = timeLimit(wanted.timeoutMs);
  try {
    return await send(wanted, begun, AbortSignal.any([signal, limit.signal]));
  } catch (error) {
    signal.throwIfAborted();
    if (limit.signal.aborted) throw new Error(`there was no whole answer within ${wanted.timeoutMs} ms`);
    throw new Error(inWords(error as NodeJS.ErrnoException));
  } finally {
    limit.clear();
  }
}

function send({ method, url, headers, body }: HttpRequest, begun: number, signal: AbortSignal): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? undefined : Buffer.byteLength(body);
    const outgoing = request(
      url,
      {
        method,
        agent: false,
        signal,
        headers: { ...(length === undefined ? {} : { 'content-length': length }), ...headers },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > longestBody) incoming.destroy(new Error(`the answer is longer than ${longestBody} bytes`));
          chunks.push(chunk);
        });
        incoming.once('error', reject);
        incoming.once('end', () => {
          const answer = {
            status: incoming.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(incoming.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
            ),
            body: Buffer.concat(chunks).toString('utf8'),
            milliseconds: Math.round(performance.now() - begun),
          };
          resolve(answer);
        });
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

function inWords(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'nobody listens there (connection refused)';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'the connection was cut off without an answer';
    default:
      return error.code?.startsWith('HPE_') ? 'the answer is no HTTP' : error.message;
  }
}
