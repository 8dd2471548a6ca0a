import type { Fix } from '../../core/finding';
import type { WorkflowRule } from './rule';

/** First major version that GitHub's services still answer, and today's (November 2026). */
const majors: Readonly<Record<string, { readonly least: number; readonly today: number; readonly why: string }>> = {
  'actions/upload-artifact': {
    least: 4,
    today: 7,
    why: 'since January 2025 GitHub refuses artifacts from versions before v4',
  },
  'actions/download-artifact': {
    least: 4,
    today: 8,
    why: 'since January 2025 GitHub refuses artifacts to versions before v4',
  },
  'actions/cache': { least: 3, today: 5, why: 'since March 2025 GitHub refuses caches of versions before v3' },
  'actions/cache/restore': { least: 3, today: 5, why: 'since March 2025 GitHub refuses caches of versions before v3' },
  'actions/cache/save': { least: 3, today: 5, why: 'since March 2025 GitHub refuses caches of versions before v3' },
};

/** Actions whose service is gone must be replaced by a version that still works. */
export const deprecatedAction: WorkflowRule = {
  id: 'github-actions/deprecated-action',
  summary: 'Use a version of the action that GitHub still answers.',
  why: 'The step fails, so the trained model or its metrics never reach the job that evaluates and ships them: the pipeline stands until someone reads the log.',
  severity: 'error',
  aliases: ['action'],
  fixable: true,
  *check({ pipeline }) {
    for (const job of pipeline.jobs) {
      for (const { uses } of job.steps) {
        const [action = '', ref = ''] = (uses?.value ?? '').split('@');
        const known = majors[action.toLowerCase()];
        const major = /^v?(\d+)(\.\d+){0,2}$/.exec(ref)?.[1];
        if (!uses || !known || major === undefined || Number(major) >= known.least) continue;
        const at = uses.span.start + uses.raw.lastIndexOf('@') + 1;
        const fix: Fix = {
          title: `Use ${action}@v${known.today}`,
          edits: [{ span: { start: at, end: uses.span.end }, text: `v${known.today}` }],
          safe: false,
        };
        yield { span: uses.span, message: `This step fails: ${known.why}. Use \`${action}@v${known.today}\`.`, fix };
      }
    }
  },
};
