import { unpinnedAction as ofWorkflows } from '../github-actions/unpinned-action';
import { forAction } from './for-action';

/** An action names the actions that it uses by commit. */
export const unpinnedAction = forAction(ofWorkflows);
