import type { Rule } from '../../core/rule';
import type { GitlabCiDocument } from '../../parse/gitlab-ci';

/** A rule for GitLab CI files. */
export type GitlabRule = Rule<GitlabCiDocument>;
