import { readPathSetting } from '../settings';
import type { ProgressFile } from './progress-store';

/** Opens the progress file of the home folder that environment and settings name. */
export async function openProgressFile(): Promise<ProgressFile> {
  const [{ homeFolder }, { openProgress }] = await Promise.all([
    import('../../lessons/home'),
    import('../../lessons/progress'),
  ]);
  return openProgress(homeFolder(process.env, readPathSetting('home')), 'editor');
}
