import { airflowCatchup } from './airflow-catchup';
import { airflowClockInPath } from './airflow-clock-in-path';
import { airflowMovingStart } from './airflow-moving-start';
import { airflowNoRetries } from './airflow-no-retries';
import { airflowRemovedIn3 } from './airflow-removed-in-3';
import { airflowTopLevelWork } from './airflow-top-level-work';
import { evidentlyOldApi } from './evidently-old-api';
import { fastapiModelPerRequest } from './fastapi-model-per-request';
import { fastapiOnEvent } from './fastapi-on-event';
import { kfpLocalPath } from './kfp-local-path';
import { kfpMissingType } from './kfp-missing-type';
import { kfpOuterName } from './kfp-outer-name';
import { kfpUnpinnedPackages } from './kfp-unpinned-packages';
import { kfpV1Api } from './kfp-v1-api';
import { mlflowArtifactPath } from './mlflow-artifact-path';
import { mlflowFileStore } from './mlflow-file-store';
import { mlflowLoggedTwice } from './mlflow-logged-twice';
import { mlflowRunNotEnded } from './mlflow-run-not-ended';
import { mlflowStages } from './mlflow-stages';
import { prometheusBucketUnit } from './prometheus-bucket-unit';
import { prometheusHighCardinality } from './prometheus-high-cardinality';
import type { PythonRule } from './rule';
import { unsafeLoad } from './unsafe-load';

/** The rules for modules of Python that import a tool of ML pipelines. */
export const pythonRules: readonly PythonRule[] = [
  airflowCatchup,
  airflowClockInPath,
  airflowMovingStart,
  airflowNoRetries,
  airflowRemovedIn3,
  airflowTopLevelWork,
  evidentlyOldApi,
  fastapiModelPerRequest,
  fastapiOnEvent,
  kfpMissingType,
  kfpOuterName,
  kfpLocalPath,
  kfpUnpinnedPackages,
  kfpV1Api,
  mlflowArtifactPath,
  mlflowFileStore,
  mlflowLoggedTwice,
  mlflowRunNotEnded,
  mlflowStages,
  prometheusBucketUnit,
  prometheusHighCardinality,
  unsafeLoad,
];
