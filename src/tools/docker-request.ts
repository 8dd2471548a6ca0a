import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Address } from './docker-endpoint';

/** A short answer of the engine. */
export interface EngineAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** GETs a path of the Engine API within a time limit; rejects with an Error whose `code` says how it failed (`TIMEOUT` when nothing came). */
export function askEngine(
  address: Address,
  path: string,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<EngineAnswer> {
  return new Promise((resolve, reject) => {
    if (address.kind === 'unsupported') {
      reject(
        Object.assign(new Error(`${address.url} is no address that can be used from here`), { code: 'UNSUPPORTED' }),
      );
      return;
    }
    const isSecure = address.kind === 'tcp' && address.tls !== undefined;
    const target =
      address.kind === 'socket'
        ? { socketPath: address.path, host: 'docker' }
        : {
            host: address.host,
            port: address.port,
            ...(address.tls && {
              rejectUnauthorized: address.tls.verify,
              ...(address.tls.ca && { ca: address.tls.ca }),
              ...(address.tls.cert && { cert: address.tls.cert }),
              ...(address.tls.key && { key: address.tls.key }),
            }),
          };
    const late = setTimeout(() => {
      request.destroy(Object.assign(new Error(`nothing came within ${timeoutMs} ms`), { code: 'TIMEOUT' }));
    }, timeoutMs);
    const request = (isSecure ? requestHttps : requestHttp)({ ...target, path, agent: false, signal }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(late);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    function fail(error: Error): void {
      clearTimeout(late);
      reject(signal.aborted ? (signal.reason as Error) : error);
    }
    request.on('error', fail);
    request.end();
  });
}
