import { dindTls } from './dind-tls';
import { duration } from './duration';
import { extendsRule } from './extends';
import { inputs } from './inputs';
import { latestImage } from './latest-image';
import { needs } from './needs';
import { noConcurrency } from './no-concurrency';
import { noQualityGate } from './no-quality-gate';
import { noTimeout } from './no-timeout';
import { reference } from './reference';
import type { GitlabRule } from './rule';
import { rulesClause } from './rules-clause';
import { script } from './script';
import { secretInVariables } from './secret-in-variables';
import { stages } from './stages';
import { staticCloudKeys } from './static-cloud-keys';
import { syntax } from './syntax';
import { unpinnedDependencies } from './unpinned-dependencies';

/** Every rule for GitLab files. */
export const gitlabCiRules: readonly GitlabRule[] = [
  syntax,
  script,
  stages,
  needs,
  extendsRule,
  reference,
  rulesClause,
  duration,
  inputs,
  secretInVariables,
  staticCloudKeys,
  noQualityGate,
  noTimeout,
  noConcurrency,
  unpinnedDependencies,
  latestImage,
  dindTls,
];
