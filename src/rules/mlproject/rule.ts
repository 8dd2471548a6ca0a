import type { Rule } from '../../core/rule';
import type { MlprojectDocument } from '../../parse/mlproject';

/** A rule for `MLproject`. */
export type MlprojectRule = Rule<MlprojectDocument>;
