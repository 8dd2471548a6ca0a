import { homedir } from 'node:os';
import path from 'node:path';

/** The folder that holds progress, kept work and prepared environments: `MLOPS_ROADMAP_HOME`, else the setting, else `~/.mlops-roadmap`. */
export function homeFolder(env: NodeJS.ProcessEnv, setting?: string): string {
  const chosen = env['MLOPS_ROADMAP_HOME'] || setting;
  return chosen ? path.resolve(expandTilde(chosen)) : path.join(homedir(), '.mlops-roadmap');
}

/** A path as people write it: `~` and `~/x` stand for the home folder of the user. */
export function expandTilde(file: string): string {
  return file === '~' || /^~[\\/]/.test(file) ? path.join(homedir(), file.slice(1)) : file;
}
