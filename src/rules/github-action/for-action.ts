import type { WorkflowRule } from '../github-actions/rule';
import type { ActionRule } from './rule';

/** A rule of workflows' steps as a rule of an action's own steps. */
export function forAction(rule: WorkflowRule): ActionRule {
  return { ...rule, id: rule.id.replace(/^github-actions\//, 'github-action/') };
}
