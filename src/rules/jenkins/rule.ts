import type { Rule } from '../../core/rule';
import type { JenkinsfileDocument } from '../../parse/jenkinsfile';

/** A rule for Jenkinsfiles. */
export type JenkinsRule = Rule<JenkinsfileDocument>;
