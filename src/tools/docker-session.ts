import { randomUUID } from 'node:crypto';
import { performServerHandshake, type ServerHttp2Stream } from 'node:http2';
import type Dockerode from 'dockerode';
import { dialUpgrade } from './docker-dial';

/** A connection over which BuildKit asks its client for things while it builds. */
export interface BuildSession {
  readonly id: string;
  close(): void;
}

const credentials = '/moby.filesync.v1.Auth/Credentials';
const health = '/grpc.health.v1.Health/Check';

/** Opens the session that BuildKit needs to pull base images; asked for credentials it answers with none, so that pulls are anonymous. */
export async function openSession(client: Dockerode, signal: AbortSignal): Promise<BuildSession> {
  const id = randomUUID();
  const socket = await dialUpgrade(
    client,
    {
      method: 'POST',
      path: '/session',
      headers: {
        Upgrade: 'h2c',
        'X-Docker-Expose-Session-Uuid': id,
        'X-Docker-Expose-Session-Name': 'mlops-roadmap',
        'X-Docker-Expose-Session-Grpc-Method': [credentials, health],
      },
    },
    signal,
  );
  socket.on('error', () => {});
  const session = performServerHandshake(socket);
  session.on('error', () => {});
  session.on('stream', (stream, headers) => answer(stream, String(headers[':path'])));
  const close = () => {
    session.destroy();
    socket.destroy();
  };
  signal.addEventListener('abort', close, { once: true });
  return {
    id,
    close() {
      signal.removeEventListener('abort', close);
      close();
    },
  };
}

/** Answers one gRPC call: an empty message is a CredentialsResponse without user and secret; field 1 = 1 says that the session serves. */
function answer(stream: ServerHttp2Stream, method: string): void {
  const message = method === health ? [8, 1] : method === credentials ? [] : undefined;
  stream.on('error', () => {});
  stream.resume();
  const headers = { ':status': 200, 'content-type': 'application/grpc' };
  if (!message) {
    // gRPC status 12: not implemented.
    stream.respond({ ...headers, 'grpc-status': '12' }, { endStream: true });
    return;
  }
  stream.respond(headers, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(Buffer.from([0, 0, 0, 0, message.length, ...message]));
}
