import type { Problem } from '../../core/finding';
import { eventEntries, textsOf } from './event-entries';
import type { WorkflowRule } from './rule';

/** Filters of events must go together. */
export const eventFilters: WorkflowRule = {
  id: 'github-actions/event-filters',
  summary: 'Use a filter or its `-ignore`, and only where the event knows it.',
  why: 'GitHub refuses the whole file for filters that exclude each other: the training workflow is not started by anything, and no run says so.',
  severity: 'error',
  aliases: ['events'],
  fixable: false,
  *check(document) {
    const { yaml } = document;
    for (const { key: event, keySpan, value } of eventEntries(document)) {
      const filters = yaml?.entries(value) ?? [];
      const has = (name: string): boolean => filters.some(({ key }) => key === name);
      for (const { key, keySpan: span } of filters) {
        const other = key.replace(/-ignore$/, '');
        if (other !== key && has(other))
          yield {
            span,
            message: `\`${event}\` has both \`${other}\` and \`${key}\`, and GitHub takes only one of them. Exclude with \`!\` patterns in \`${other}\`.`,
          };
      }
      for (const { key, keySpan: span } of filters) {
        if (!bareEvents.has(event) && !(event === 'push' && key === 'types')) continue;
        yield {
          span: key === 'types' ? keySpan : span,
          message: `\`${event}\` knows no \`${key}\`, so GitHub refuses the workflow. Take it out, and ask for the rest in an \`if\`.`,
        };
      }
      if (event === 'workflow_run' && !has('workflows'))
        yield { span: keySpan, message: '`workflow_run` says not after which workflows. Name them in `workflows`.' };
      if (event === 'workflow_run') yield* checkNames(document, filters.find(({ key }) => key === 'workflows')?.value);
    }
  },
};

/** Events that have no activity types and no filters. */
export const bareEvents: ReadonlySet<string> = new Set([
  'create',
  'delete',
  'deployment',
  'deployment_status',
  'fork',
  'gollum',
  'page_build',
  'public',
  'status',
]);

function* checkNames(document: Parameters<typeof textsOf>[0], node: Parameters<typeof textsOf>[1]): Iterable<Problem> {
  for (const { value, span } of textsOf(document, node))
    if (value.trim() === '')
      yield { span, message: 'A workflow without a name cannot be waited for. Write its `name`.' };
}
