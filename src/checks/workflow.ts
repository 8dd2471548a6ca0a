import type { CheckKind } from './check';
import { type WorkflowOptions, workflowSchema } from './workflow-options';

/** What a pipeline file means, and what happens when its steps are really run. */
export const workflow: CheckKind<WorkflowOptions> = {
  kind: 'workflow',
  summary: 'A workflow has the jobs, order, triggers and rights that it must have, and its steps really run.',
  schema: workflowSchema,
  paths: { workspace: ['file', 'execute.mutate.*.file'], exercise: ['execute.mutate.*.copy'] },
  isStatic: ({ execute }) => execute === undefined,
  quick: ({ execute }) => execute === undefined,
  needs: ({ execute }) => (execute ? ['git', 'bash', ...(execute.python ? ['python'] : [])] : []),
  seconds: 300,
  async run(options, context) {
    const { checkWorkflow } = await import('./workflow-check');
    return checkWorkflow(options, context);
  },
};
