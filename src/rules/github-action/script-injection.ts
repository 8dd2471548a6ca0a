import { scriptInjection as ofWorkflows } from '../github-actions/script-injection';
import { forAction } from './for-action';

/** What strangers can set must reach a script of an action as a variable. */
export const scriptInjection = forAction(ofWorkflows);
