import { cachePair } from './cache-pair';
import { filters } from './filters';
import { idleApproval } from './idle-approval';
import { latestImage } from './latest-image';
import { noConcurrency } from './no-concurrency';
import { noQualityGate } from './no-quality-gate';
import { noTimeout } from './no-timeout';
import { oldImage } from './old-image';
import { parameters } from './parameters';
import { reference } from './reference';
import { requires } from './requires';
import type { CircleRule } from './rule';
import { secretInEnvironment } from './secret-in-environment';
import { staticCacheKey } from './static-cache-key';
import { staticCloudKeys } from './static-cloud-keys';
import { syntax } from './syntax';
import { unpinnedDependencies } from './unpinned-dependencies';

/** Every rule for CircleCI files. */
export const circleCiRules: readonly CircleRule[] = [
  syntax,
  reference,
  requires,
  filters,
  idleApproval,
  parameters,
  secretInEnvironment,
  staticCloudKeys,
  noQualityGate,
  noTimeout,
  noConcurrency,
  unpinnedDependencies,
  oldImage,
  latestImage,
  staticCacheKey,
  cachePair,
];
