import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Where a Docker engine may listen. */
export type Address =
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls: Tls | undefined }
  | { readonly kind: 'unsupported'; readonly url: string };

export interface Tls {
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
  readonly verify: boolean;
}

/** The addresses to try, in order, and who named them. */
export interface Endpoints {
  /** `DOCKER_HOST`, `the Docker context "colima"`, or `default` for the usual sockets. */
  readonly source: string;
  /** Whether somebody named the address: then no other is tried. */
  readonly chosen: boolean;
  readonly addresses: readonly Address[];
}

/** Finds the engine's address as the docker command does: `DOCKER_HOST`, then the context in use, then the usual sockets. */
export async function findEndpoints(
  env: NodeJS.ProcessEnv,
  home: string,
  platform: NodeJS.Platform = process.platform,
): Promise<Endpoints> {
  const host = env['DOCKER_HOST']?.trim();
  if (host) {
    const tls = await readTls(env['DOCKER_CERT_PATH'], Boolean(env['DOCKER_TLS_VERIFY']));
    const usesTls = Boolean(env['DOCKER_TLS_VERIFY'] || env['DOCKER_CERT_PATH']);
    return { source: 'DOCKER_HOST', chosen: true, addresses: [parseHost(host, usesTls ? tls : undefined, platform)] };
  }
  const folder = env['DOCKER_CONFIG'] || path.join(home, '.docker');
  const context = env['DOCKER_CONTEXT']?.trim() || (await currentContext(folder));
  if (context && context !== 'default') {
    const address = await readContext(folder, context, platform);
    if (address) return { source: `the Docker context "${context}"`, chosen: true, addresses: [address] };
  }
  return { source: 'default', chosen: false, addresses: usualSockets(env, home, platform) };
}

/** The address in the words of `DOCKER_HOST`. */
export function showAddress(address: Address): string {
  switch (address.kind) {
    case 'socket':
      return `${address.path.startsWith('//./pipe/') ? 'npipe' : 'unix'}://${address.path}`;
    case 'tcp':
      return `tcp://${address.host}:${address.port}`;
    case 'unsupported':
      return address.url;
    default:
      return address satisfies never;
  }
}

/** Whether ports that the engine publishes can be reached on this machine's loopback. */
export function isLocal(address: Address): boolean {
  return address.kind === 'socket' || (address.kind === 'tcp' && /^(localhost|127\.|::1$|\[::1\])/.test(address.host));
}

/** The sockets of Docker, Docker Desktop, rootless Docker, Colima, Rancher Desktop, OrbStack and Podman that exist by convention. */
export function usualSockets(env: NodeJS.ProcessEnv, home: string, platform: NodeJS.Platform): Address[] {
  if (platform === 'win32') {
    return ['docker_engine', 'dockerDesktopLinuxEngine', 'podman-machine-default'].map((name) => ({
      kind: 'socket',
      path: `//./pipe/${name}`,
    }));
  }
  const runtime = env['XDG_RUNTIME_DIR'];
  const paths = [
    '/var/run/docker.sock',
    path.posix.join(home, '.docker/run/docker.sock'),
    path.posix.join(home, '.docker/desktop/docker.sock'),
    ...(runtime ? [path.posix.join(runtime, 'docker.sock')] : []),
    path.posix.join(home, '.colima/default/docker.sock'),
    path.posix.join(home, '.colima/docker.sock'),
    path.posix.join(home, '.rd/docker.sock'),
    path.posix.join(home, '.orbstack/run/docker.sock'),
    ...(runtime ? [path.posix.join(runtime, 'podman/podman.sock')] : []),
    '/run/podman/podman.sock',
    path.posix.join(home, '.local/share/containers/podman/machine/podman.sock'),
  ];
  return paths.map((each) => ({ kind: 'socket', path: each }));
}

function parseHost(host: string, tls: Tls | undefined, platform: NodeJS.Platform): Address {
  const [, scheme = 'tcp', rest = host] = /^([a-z]+):\/\/(.*)$/i.exec(host) ?? [];
  if (scheme === 'unix') return { kind: 'socket', path: rest || '/var/run/docker.sock' };
  if (scheme === 'npipe') return { kind: 'socket', path: (rest || '//./pipe/docker_engine').replaceAll('\\', '/') };
  if (scheme !== 'tcp' && scheme !== 'http' && scheme !== 'https') return { kind: 'unsupported', url: host };
  try {
    const url = new URL(`http://${rest}`);
    const secure = tls !== undefined || scheme === 'https';
    const port = Number(url.port) || (secure ? 2376 : 2375);
    return { kind: 'tcp', host: url.hostname, port, tls: secure ? (tls ?? { verify: true }) : undefined };
  } catch {
    return platform === 'win32' && rest.startsWith('\\\\')
      ? { kind: 'socket', path: rest.replaceAll('\\', '/') }
      : { kind: 'unsupported', url: host };
  }
}

async function currentContext(folder: string): Promise<string | undefined> {
  const config = await readJson(path.join(folder, 'config.json'));
  return typeof config?.['currentContext'] === 'string' ? config['currentContext'] : undefined;
}

/** Contexts are stored under the SHA-256 of their name. */
async function readContext(folder: string, name: string, platform: NodeJS.Platform): Promise<Address | undefined> {
  const id = createHash('sha256').update(name).digest('hex');
  const meta = await readJson(path.join(folder, 'contexts', 'meta', id, 'meta.json'));
  const endpoint = (meta?.['Endpoints'] as Record<string, { Host?: unknown; SkipTLSVerify?: unknown }> | undefined)?.[
    'docker'
  ];
  if (typeof endpoint?.Host !== 'string') return { kind: 'unsupported', url: `context:${name}` };
  const tlsFolder = path.join(folder, 'contexts', 'tls', id, 'docker');
  const hasTls = await access(tlsFolder).then(
    () => true,
    () => false,
  );
  const tls = hasTls ? await readTls(tlsFolder, endpoint.SkipTLSVerify !== true) : undefined;
  return parseHost(endpoint.Host, tls, platform);
}

async function readTls(folder: string | undefined, verify: boolean): Promise<Tls> {
  if (!folder) return { verify };
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => readFile(path.join(folder, name)).catch(() => undefined)),
  );
  return { verify, ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
}

async function readJson(file: string): Promise<Record<string, unknown> | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
