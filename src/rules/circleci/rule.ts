import type { Rule } from '../../core/rule';
import type { CircleCiDocument } from '../../parse/circleci';

/** A rule for CircleCI configurations. */
export type CircleRule = Rule<CircleCiDocument>;
