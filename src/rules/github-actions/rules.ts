import { alwaysTrue } from './always-true';
import { constantCondition } from './constant-condition';
import { deadEvent } from './dead-event';
import { deprecatedAction } from './deprecated-action';
import { deprecatedCommand } from './deprecated-command';
import { emptyValue } from './empty-value';
import { eventFilters } from './event-filters';
import { expression } from './expression';
import { expressionType } from './expression-type';
import { filterPattern } from './filter-pattern';
import { frequentSchedule } from './frequent-schedule';
import { ids } from './ids';
import { inputDefault } from './input-default';
import { matrix } from './matrix';
import { needs } from './needs';
import { noConcurrency } from './no-concurrency';
import { noQualityGate } from './no-quality-gate';
import { noTimeout } from './no-timeout';
import { oldRuntime } from './old-runtime';
import { prTargetCheckout } from './pr-target-checkout';
import type { WorkflowRule } from './rule';
import { schedule } from './schedule';
import { scriptInjection } from './script-injection';
import { secretInLog } from './secret-in-log';
import { structure } from './structure';
import { syntax } from './syntax';
import { unpinnedAction } from './unpinned-action';
import { unpinnedDependencies } from './unpinned-dependencies';
import { widePermissions } from './wide-permissions';
import { workflowInputs } from './workflow-inputs';

/** Every rule for GitHub Actions workflows. */
export const githubActionsRules: readonly WorkflowRule[] = [
  syntax,
  expression,
  emptyValue,
  expressionType,
  alwaysTrue,
  constantCondition,
  ids,
  matrix,
  structure,
  deadEvent,
  eventFilters,
  schedule,
  frequentSchedule,
  filterPattern,
  workflowInputs,
  inputDefault,
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
