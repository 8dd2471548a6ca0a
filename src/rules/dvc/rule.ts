import type { Rule } from '../../core/rule';
import type { DvcDocument } from '../../parse/dvc';

/** A rule for `dvc.yaml`. */
export type DvcRule = Rule<DvcDocument>;
