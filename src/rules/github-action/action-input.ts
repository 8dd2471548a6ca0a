import { actionInput as ofWorkflows } from '../github-actions/action-input';
import { forAction } from './for-action';

/** An action hands the actions that it uses only inputs that they have. */
export const actionInput = forAction(ofWorkflows);
