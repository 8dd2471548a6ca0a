import { duplicateJob } from './duplicate-job';
import { missingRuleFile } from './missing-rule-file';
import { relabel } from './relabel';
import type { PrometheusRule } from './rule';
import { structure } from './structure';
import { timeoutOverInterval } from './timeout-over-interval';

/** The rules for the configuration of Prometheus. */
export const prometheusConfigRules: readonly PrometheusRule[] = [
  duplicateJob,
  missingRuleFile,
  relabel,
  structure,
  timeoutOverInterval,
];
