import { duplicateName } from './duplicate-name';
import { gpuLimits } from './gpu-limits';
import { hostPathModel } from './host-path-model';
import { latest } from './latest';
import { noLimits } from './no-limits';
import { noPdb } from './no-pdb';
import { noReadiness } from './no-readiness';
import { noRequests } from './no-requests';
import { noStartupProbe } from './no-startup-probe';
import { oneReplica } from './one-replica';
import { port } from './port';
import { probe } from './probe';
import { quantity } from './quantity';
import { removedApi } from './removed-api';
import { restartPolicy } from './restart-policy';
import { root } from './root';
import type { KubernetesRule } from './rule';
import { secretInEnv } from './secret-in-env';
import { selector } from './selector';
import { syntax } from './syntax';
import { trainingDeadline } from './training-deadline';
import { trainingOverlap } from './training-overlap';
import { volumeMount } from './volume-mount';

/** Every rule for Kubernetes manifests. */
export const kubernetesRules: readonly KubernetesRule[] = [
  syntax,
  removedApi,
  selector,
  volumeMount,
  duplicateName,
  port,
  quantity,
  probe,
  restartPolicy,
  gpuLimits,
  secretInEnv,
  noRequests,
  noLimits,
  noReadiness,
  noStartupProbe,
  latest,
  root,
  oneReplica,
  noPdb,
  trainingOverlap,
  trainingDeadline,
  hostPathModel,
];
