import { access } from 'node:fs/promises';
import path from 'node:path';
import type { EngineProblem } from './docker';
import { type Address, type Endpoints, showAddress } from './docker-endpoint';

/** How one address answered: the error code of the connection, or that nothing came in time. */
export interface Silence {
  readonly address: Address;
  /** `ENOENT`, `ECONNREFUSED`, `EACCES`, …, or `TIMEOUT`. */
  readonly code: string;
  readonly detail: string;
}

/** Says why no engine can be used and what to do about it on this system. */
export async function explainSilence(
  endpoints: Endpoints,
  silences: readonly Silence[],
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Promise<EngineProblem> {
  const of = (...codes: string[]) => silences.find(({ code }) => codes.includes(code));
  const unsupported = of('UNSUPPORTED');
  if (unsupported) {
    return {
      kind: 'absent',
      message: `${endpoints.source} names ${showAddress(unsupported.address)}, which cannot be used from here. Choose an engine on this machine: \`docker context use default\`, or unset DOCKER_HOST.`,
    };
  }
  const refused = of('EACCES', 'EPERM');
  if (refused) return { kind: 'refused', message: refusedMessage(refused.address, platform) };
  const hanging = of('TIMEOUT');
  if (hanging) {
    return {
      kind: 'hanging',
      message: `The Docker engine at ${showAddress(hanging.address)} took the connection and did not answer within 3 seconds. Restart it: ${restart(platform)}.`,
    };
  }
  const dead = of('ECONNREFUSED', 'ECONNRESET');
  if (dead || endpoints.chosen || (await hasDockerCommand(env, platform))) {
    const silent = dead ?? silences[0];
    const where = silent ? showAddress(silent.address) : 'its socket';
    const named = endpoints.chosen ? ` (named by ${endpoints.source})` : '';
    const seen = silent && silent.code !== 'ENOENT' ? ` (${silent.detail})` : '';
    return {
      kind: 'stopped',
      message: `No Docker engine answers at ${where}${named}${seen}. Start it: ${start(platform)}.`,
    };
  }
  return { kind: 'absent', message: `Docker was not found on this machine. ${install(platform)}` };
}

function refusedMessage(address: Address, platform: NodeJS.Platform): string {
  const where = showAddress(address);
  if (platform === 'linux') {
    return `You may not talk to the Docker engine at ${where}: your user is not in the group "docker". Run \`sudo usermod -aG docker $USER\`, log out and in again, then restart the editor.`;
  }
  if (platform === 'win32') {
    return `You may not talk to the Docker engine at ${where}: add your user to the local group "docker-users", then log out and in again.`;
  }
  return `You may not talk to the Docker engine at ${where}: the socket belongs to another user. Start Docker under your own user.`;
}

function start(platform: NodeJS.Platform): string {
  return platform === 'linux'
    ? '`sudo systemctl start docker`, or start Docker Desktop'
    : 'open Docker Desktop (or run `colima start`, `podman machine start`) and wait until it says that it runs';
}

function restart(platform: NodeJS.Platform): string {
  return platform === 'linux' ? '`sudo systemctl restart docker`' : 'choose Restart in the menu of Docker Desktop';
}

function install(platform: NodeJS.Platform): string {
  if (platform === 'linux')
    return 'Install it with `sudo apt-get install docker.io` (Debian, Ubuntu) or see docs.docker.com/engine/install.';
  if (platform === 'darwin')
    return 'Install Docker Desktop from docs.docker.com/desktop, or `brew install colima docker`.';
  return 'Install Docker Desktop from docs.docker.com/desktop.';
}

async function hasDockerCommand(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Promise<boolean> {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(platform === 'win32' ? ';' : ':').filter(Boolean);
  const names = platform === 'win32' ? ['docker.exe', 'podman.exe'] : ['docker', 'podman'];
  for (const folder of folders) {
    for (const name of names) {
      const isThere = await access(path.join(folder, name)).then(
        () => true,
        () => false,
      );
      if (isThere) return true;
    }
  }
  return false;
}
