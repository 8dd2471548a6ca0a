import { deprecatedAction as ofWorkflows } from '../github-actions/deprecated-action';
import { forAction } from './for-action';

/** An action uses actions that GitHub still answers. */
export const deprecatedAction = forAction(ofWorkflows);
