import { actionInput } from './action-input';
import { branding } from './branding';
import { deprecatedAction } from './deprecated-action';
import { deprecatedCommand } from './deprecated-command';
import { inputReference } from './input-reference';
import { missingInput } from './missing-input';
import { removedRuntime } from './removed-runtime';
import type { ActionRule } from './rule';
import { scriptInjection } from './script-injection';
import { stepShell } from './step-shell';
import { syntax } from './syntax';
import { unpinnedAction } from './unpinned-action';

/** Every rule for a GitHub action's own file. */
export const githubActionRules: readonly ActionRule[] = [
  syntax,
  stepShell,
  removedRuntime,
  inputReference,
  branding,
  scriptInjection,
  unpinnedAction,
  actionInput,
  missingInput,
  deprecatedCommand,
  deprecatedAction,
];
