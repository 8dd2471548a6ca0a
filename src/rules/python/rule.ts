import type { Rule } from '../../core/rule';
import type { PythonDocument } from '../../parse/python';

/** A rule for modules of Python. */
export type PythonRule = Rule<PythonDocument>;
