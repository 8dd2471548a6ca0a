import { directives } from './directives';
import { latestImage } from './latest-image';
import { noBuildDiscarder } from './no-build-discarder';
import { noConcurrency } from './no-concurrency';
import { noQualityGate } from './no-quality-gate';
import { noTimeout } from './no-timeout';
import { parameterInjection } from './parameter-injection';
import type { JenkinsRule } from './rule';
import { secretInEnvironment } from './secret-in-environment';
import { secretInterpolation } from './secret-interpolation';
import { staticCloudKeys } from './static-cloud-keys';
import { stepArguments } from './step-arguments';
import { structure } from './structure';
import { unpinnedDependencies } from './unpinned-dependencies';

/** Every rule for Jenkins files. */
export const jenkinsRules: readonly JenkinsRule[] = [
  structure,
  directives,
  stepArguments,
  secretInEnvironment,
  parameterInjection,
  secretInterpolation,
  staticCloudKeys,
  noQualityGate,
  noTimeout,
  noConcurrency,
  unpinnedDependencies,
  noBuildDiscarder,
  latestImage,
];
