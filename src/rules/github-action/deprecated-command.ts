import { deprecatedCommand as ofWorkflows } from '../github-actions/deprecated-command';
import { forAction } from './for-action';

/** Scripts of an action write to files, not commands to the log. */
export const deprecatedCommand = forAction(ofWorkflows);
