import { readFileSync } from 'node:fs';

/** Families of systems that install programs in the same way; `linux` is any other Linux. */
export type System = 'debian' | 'fedora' | 'linux' | 'macos' | 'windows';

/** The family of a platform; on Linux decided by the text of `/etc/os-release`. */
export function systemOf(platform: NodeJS.Platform, osRelease: string): System {
  if (platform === 'win32') return 'windows';
  if (platform === 'darwin') return 'macos';
  const ids = [...osRelease.matchAll(/^ID(?:_LIKE)?=["']?([^"'\n]*)/gm)].flatMap(([, value = '']) => value.split(' '));
  if (ids.some((id) => id === 'debian' || id === 'ubuntu')) return 'debian';
  if (ids.some((id) => id === 'fedora' || id === 'rhel' || id === 'centos')) return 'fedora';
  return 'linux';
}

/** The family of this machine. */
export function thisSystem(): System {
  let osRelease = '';
  try {
    osRelease = readFileSync('/etc/os-release', 'utf8');
  } catch {
    // Not a Linux, or one without the file.
  }
  return systemOf(process.platform, osRelease);
}
