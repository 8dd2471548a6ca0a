import { homedir } from 'node:os';
import path from 'node:path';

/** The folder of progress, prepared environments and kept work: `MLOPS_ROADMAP_HOME`, else the setting, else `~/.mlops-roadmap`. Absolute; need not exist. */
export function homeFolder(env: NodeJS.ProcessEnv, setting?: string): string {
  const named = env['MLOPS_ROADMAP_HOME']?.trim() || setting?.trim();
  return named ? path.resolve(expandTilde(named)) : path.join(homedir(), '.mlops-roadmap');
}

function expandTilde(folder: string): string {
  return /^~(?=$|[\\/])/.test(folder) ? path.join(homedir(), folder.slice(1)) : folder;
}
