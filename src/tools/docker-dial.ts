import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type Dockerode from 'dockerode';

/** One call of the Engine API. */
export interface Call {
  readonly method: 'GET' | 'POST';
  /** Ends in `?` when `options` become the query. */
  readonly path: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly file?: NodeJS.ReadableStream;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

interface Modem {
  dial(options: Record<string, unknown>, callback: (error: Error | null, data: unknown) => void): void;
}

/** Calls the engine and gives the response unread, for calls that the client's methods do not offer; rejects when the status is not 200. */
export function dial(client: Dockerode, call: Call, signal: AbortSignal | undefined): Promise<IncomingMessage> {
  return send(client, { ...call, isStream: true, statusCodes: { 200: true, 204: true } }, signal);
}

/** Calls the engine and gives the connection after it was upgraded. */
export function dialUpgrade(client: Dockerode, call: Call, signal: AbortSignal): Promise<Socket> {
  return send(client, { ...call, isStream: true, hijack: true, statusCodes: { 200: true } }, signal);
}

function send<T>(client: Dockerode, call: Record<string, unknown>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const modem = client.modem as unknown as Modem;
    modem.dial({ ...call, abortSignal: signal }, (error, data) => {
      if (signal?.aborted) reject(signal.reason as Error);
      else if (error) reject(error);
      else resolve(data as T);
    });
  });
}
