import type { Fix } from '../../core/finding';
import { runtimesOf } from './action-facts';
import type { WorkflowRule } from './rule';

/** The first major version of GitHub's own actions that runs on Node 24, and today's (November 2026). */
const majors: Readonly<Record<string, { readonly first: number; readonly today: number }>> = {
  'actions/checkout': { first: 5, today: 7 },
  'actions/setup-python': { first: 6, today: 7 },
  'actions/setup-node': { first: 5, today: 7 },
  'actions/cache': { first: 5, today: 5 },
  'actions/cache/restore': { first: 5, today: 5 },
  'actions/cache/save': { first: 5, today: 5 },
  'actions/upload-artifact': { first: 6, today: 7 },
  'actions/download-artifact': { first: 7, today: 8 },
};

/** Artifacts and caches older than this do not even start; `deprecated-action` says so. */
const refused: Readonly<Record<string, number>> = {
  'actions/upload-artifact': 4,
  'actions/download-artifact': 4,
  'actions/cache': 3,
};

/** From which major on an action of others runs on Node 24; `undefined` when it never ran on an older Node or has no such version yet. */
function sinceNode24(action: string): { readonly first: number; readonly today: number } | undefined {
  const runtimes = runtimesOf(action);
  const today = runtimes.at(-1);
  // A tag that says nothing of the runtime, such as one of a container, ends the range.
  const old = runtimes.findLast(({ runtime }) => /^node(12|16|20)$/.test(runtime));
  if (!today || !old || old === today) return undefined;
  return { first: old.major + 1, today: today.major };
}

/** GitHub's own actions should be of a version made for the runtime that the runners have. */
export const oldRuntime: WorkflowRule = {
  id: 'github-actions/old-runtime',
  summary: 'Use versions of actions that are made for Node 24.',
  why: 'In September 2026 GitHub took Node 20 off its runners. Actions built for it run on a runtime that they were never tested on, or not at all, and a nightly retraining is the first to fall silent.',
  severity: 'warning',
  aliases: ['action'],
  fixable: true,
  *check({ pipeline }) {
    for (const job of pipeline.jobs) {
      for (const { uses } of job.steps) {
        const [action = '', ref = ''] = (uses?.value ?? '').split('@');
        const known = majors[action.toLowerCase()] ?? sinceNode24(action);
        const major = Number(/^v?(\d+)(\.\d+){0,2}$/.exec(ref)?.[1] ?? Number.NaN);
        if (!uses || !known || !(major < known.first) || major < (refused[action.toLowerCase()] ?? 0)) continue;
        const at = uses.span.start + uses.raw.lastIndexOf('@') + 1;
        const fix: Fix = {
          title: `Use ${action}@v${known.today}`,
          edits: [{ span: { start: at, end: uses.span.end }, text: `v${known.today}` }],
          safe: false,
        };
        yield {
          span: uses.span,
          message: `\`${uses.value}\` was built for a Node that GitHub's runners no longer have. Use \`${action}@v${known.today}\`, which does not need it.`,
          fix,
        };
      }
    }
  },
};
