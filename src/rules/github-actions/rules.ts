import { actionInput } from './action-input';
import { actionOutput } from './action-output';
import { alwaysTrue } from './always-true';
import { artifactName } from './artifact-name';
import { calledWorkflow } from './called-workflow';
import { constantCondition } from './constant-condition';
import { credentials } from './credentials';
import { dataNotPinned } from './data-not-pinned';
import { deadEvent } from './dead-event';
import { deprecatedAction } from './deprecated-action';
import { deprecatedCommand } from './deprecated-command';
import { emptyValue } from './empty-value';
import { envName } from './env-name';
import { eventFilters } from './event-filters';
import { expression } from './expression';
import { expressionType } from './expression-type';
import { filterPattern } from './filter-pattern';
import { frequentSchedule } from './frequent-schedule';
import { gpuOnHosted } from './gpu-on-hosted';
import { ids } from './ids';
import { inputDefault } from './input-default';
import { latestImage } from './latest-image';
import { matrix } from './matrix';
import { missingInput } from './missing-input';
import { needs } from './needs';
import { noConcurrency } from './no-concurrency';
import { noDependencyCache } from './no-dependency-cache';
import { noMetricsComment } from './no-metrics-comment';
import { noQualityGate } from './no-quality-gate';
import { noRetrainTrigger } from './no-retrain-trigger';
import { noSeed } from './no-seed';
import { noTimeout } from './no-timeout';
import { oldRuntime } from './old-runtime';
import { prTargetCheckout } from './pr-target-checkout';
import type { WorkflowRule } from './rule';
import { runnerLabel } from './runner-label';
import { schedule } from './schedule';
import { scriptInjection } from './script-injection';
import { secretInLog } from './secret-in-log';
import { shellName } from './shell-name';
import { staticCloudKeys } from './static-cloud-keys';
import { structure } from './structure';
import { syntax } from './syntax';
import { unpinnedAction } from './unpinned-action';
import { unpinnedDependencies } from './unpinned-dependencies';
import { usesFormat } from './uses-format';
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
  calledWorkflow,
  runnerLabel,
  credentials,
  shellName,
  envName,
  actionInput,
  actionOutput,
  missingInput,
  usesFormat,
  scriptInjection,
  prTargetCheckout,
  widePermissions,
  unpinnedAction,
  secretInLog,
  noQualityGate,
  noTimeout,
  noConcurrency,
  unpinnedDependencies,
  artifactName,
  dataNotPinned,
  gpuOnHosted,
  latestImage,
  noDependencyCache,
  noMetricsComment,
  noRetrainTrigger,
  noSeed,
  staticCloudKeys,
  deprecatedCommand,
  deprecatedAction,
  oldRuntime,
];
