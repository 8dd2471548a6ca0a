import { deprecatedAction } from './deprecated-action';
import { deprecatedCommand } from './deprecated-command';
import { emptyValue } from './empty-value';
import { expression } from './expression';
import { expressionType } from './expression-type';
import { needs } from './needs';
import { noConcurrency } from './no-concurrency';
import { noQualityGate } from './no-quality-gate';
import { noTimeout } from './no-timeout';
import { oldRuntime } from './old-runtime';
import { prTargetCheckout } from './pr-target-checkout';
import type { WorkflowRule } from './rule';
import { scriptInjection } from './script-injection';
import { secretInLog } from './secret-in-log';
import { syntax } from './syntax';
import { unpinnedAction } from './unpinned-action';
import { unpinnedDependencies } from './unpinned-dependencies';
import { widePermissions } from './wide-permissions';

/** Every rule for GitHub Actions workflows. */
export const githubActionsRules: readonly WorkflowRule[] = [
  syntax,
  expression,
  emptyValue,
  expressionType,
  needs,
  scriptInjection,
  prTargetCheckout,
  widePermissions,
  unpinnedAction,
  secretInLog,
  noQualityGate,
  noTimeout,
  noConcurrency,
  unpinnedDependencies,
  deprecatedCommand,
  deprecatedAction,
  oldRuntime,
];
