import type { Fix } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import { listNames } from '../list-names';
import { calledAction } from './called-action';
import { jobReads } from './job-reads';
import type { WorkflowRule } from './rule';

/** Actions that name outputs by what they are given. */
const namesItsOwn =
  /^(actions\/github-script|dorny\/paths-filter|hashicorp\/vault-action|docker\/bake-action|hashicorp\/setup-\w+|iterative\/.*|aws-actions\/amazon-ecr-login)$/i;

/** What is read from a step's action must be an output that the action sets. */
export const actionOutput: WorkflowRule = {
  id: 'github-actions/action-output',
  summary: 'Read only outputs that the action sets.',
  why: 'A misspelt output is an empty text and no error: the condition on `cache-hit` is never true, so the data is downloaded again each night, or the gate compares with nothing and lets every model pass.',
  severity: 'warning',
  aliases: ['expression', 'action'],
  fixable: true,
  *check(document) {
    for (const job of document.pipeline.jobs) {
      const steps = new Map(job.steps.flatMap((step) => (step.id ? [[step.id.toLowerCase(), step] as const] : [])));
      if (steps.size === 0) continue;
      for (const { path, span } of jobReads(job)) {
        const [, id = '', output = ''] = /^steps\.([\w-]+)\.outputs\.([\w-]+)$/.exec(path) ?? [];
        const step = steps.get(id);
        const facts = step && calledAction(document, step);
        if (!facts || namesItsOwn.test(facts.action) || facts.runtime === 'docker' || facts.outputs.has(output))
          continue;
        const near = nearestName(output, facts.outputs);
        const written = document.source.text.slice(span.start, span.end);
        const at = span.start + written.toLowerCase().lastIndexOf(output);
        const fix: Fix | undefined =
          near && written.toLowerCase().endsWith(output)
            ? {
                title: `Write ${near}`,
                edits: [{ span: { start: at, end: at + output.length }, text: near }],
                safe: false,
              }
            : undefined;
        const remedy = near
          ? `You may mean \`${near}\`.`
          : facts.outputs.size > 0
            ? `It sets ${listNames(facts.outputs)}.`
            : 'It sets none.';
        yield {
          span,
          message: `\`${facts.action}\` sets no output \`${output}\`, so this is always empty. ${remedy}`,
          ...(fix && { fix }),
        };
      }
    }
  },
};
