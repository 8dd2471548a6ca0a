import { actionInput } from './action-input';
import { actionOutput } from './action-output';
import { artifactName } from './artifact-name';
import { calledWorkflow } from './called-workflow';
import { credentials } from './credentials';
import { dataNotPinned } from './data-not-pinned';
import { deprecatedAction } from './deprecated-action';
import { deprecatedCommand } from './deprecated-command';
import { envName } from './env-name';
import { gpuOnHosted } from './gpu-on-hosted';
import { latestImage } from './latest-image';
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
import { scriptInjection } from './script-injection';
import { secretInLog } from './secret-in-log';
import { shellName } from './shell-name';
import { staticCloudKeys } from './static-cloud-keys';
import { syntax } from './syntax';
import { unpinnedAction } from './unpinned-action';
import { unpinnedDependencies } from './unpinned-dependencies';
import { usesFormat } from './uses-format';
import { widePermissions } from './wide-permissions';

/** Every rule for GitHub Actions workflows. */
export const githubActionsRules: readonly WorkflowRule[] = [
  syntax,
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
