import type { Rule } from '../../core/rule';
import type { TritonDocument } from '../../parse/triton';

/** A rule for Triton's model configurations. */
export type TritonRule = Rule<TritonDocument>;
