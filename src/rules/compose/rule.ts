import type { Rule } from '../../core/rule';
import type { ComposeDocument } from '../../parse/compose';

/** A rule for Compose files. */
export type ComposeRule = Rule<ComposeDocument>;
