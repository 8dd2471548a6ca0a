import { homeFolder } from '../../lessons/home';
import { openProgress } from '../../lessons/progress';
import { readPathSetting } from '../settings';
import type { ProgressFile } from './progress-store';

/** Opens the progress file of the home folder that environment and settings name. */
export function openProgressFile(): ProgressFile {
  return openProgress(homeFolder(process.env, readPathSetting('home')), 'editor');
}
