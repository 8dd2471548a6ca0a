import type { Rule } from '../../core/rule';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';

/** A rule for GitHub Actions workflows. */
export type WorkflowRule = Rule<GithubWorkflowDocument>;
