import { absolutePath } from './absolute-path';
import { cycle } from './cycle';
import { metricCached } from './metric-cached';
import { outOverlaps } from './out-overlaps';
import { paramsNotTracked } from './params-not-tracked';
import type { DvcRule } from './rule';
import { stageScriptNotDep } from './stage-script-not-dep';
import { syntax } from './syntax';
import { unknownParam } from './unknown-param';

/** Every rule for `dvc.yaml`. */
export const dvcRules: readonly DvcRule[] = [
  syntax,
  outOverlaps,
  cycle,
  unknownParam,
  stageScriptNotDep,
  paramsNotTracked,
  metricCached,
  absolutePath,
];
