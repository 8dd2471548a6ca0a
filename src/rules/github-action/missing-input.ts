import { missingInput as ofWorkflows } from '../github-actions/missing-input';
import { forAction } from './for-action';

/** An action gives the actions that it uses what they need. */
export const missingInput = forAction(ofWorkflows);
