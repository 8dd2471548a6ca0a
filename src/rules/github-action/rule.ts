import type { Rule } from '../../core/rule';
import type { GithubActionDocument } from '../../parse/github-action';

/** A rule for a GitHub action's own file. */
export type ActionRule = Rule<GithubActionDocument>;
