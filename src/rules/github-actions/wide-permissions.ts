import type { Fix } from '../../core/finding';
import type { Permissions } from '../../parse/pipeline';
import { insertLinesBefore } from './insert-lines';
import type { WorkflowRule } from './rule';

/** The token of a workflow must have no more rights than its jobs use. */
export const widePermissions: WorkflowRule = {
  id: 'github-actions/wide-permissions',
  summary: 'Give the token only the rights that the jobs use.',
  why: 'Every package that your training installs can read the token of the job. With write access it rewrites a release, a tag or the model itself; with `contents: read` it can do none of that.',
  severity: 'warning',
  aliases: ['excessive-permissions'],
  fixable: true,
  *check({ pipeline, source: { text } }) {
    for (const permissions of [pipeline.permissions, ...pipeline.jobs.map((job) => job.permissions)]) {
      if (permissions?.all !== 'write') continue;
      const fix: Fix = {
        title: 'Grant `contents: read` only',
        edits: [{ span: permissions.span, text: 'permissions: { contents: read }' }],
        safe: false,
      };
      yield {
        span: permissions.span,
        message:
          '`write-all` lets every step rewrite code, releases and packages. Name the scopes that the jobs use, starting from `contents: read`.',
        fix,
      };
    }
    const { jobsSpan } = pipeline;
    const isOnlyCalled =
      pipeline.triggers.length > 0 && pipeline.triggers.every(({ event }) => event.value === 'workflow_call');
    if (pipeline.permissions || !jobsSpan || isOnlyCalled) return;
    const open = pipeline.jobs.filter((job) => !job.permissions);
    if (open.length === 0) return;
    const edit = insertLinesBefore(text, jobsSpan.start, ['permissions:', '  contents: read', '']);
    const fix: Fix | undefined = edit && { title: 'Grant `contents: read` only', edits: [edit], safe: false };
    const granted = pipeline.jobs.some(
      (job): job is typeof job & { permissions: Permissions } => job.permissions !== undefined,
    );
    const message =
      "has no `permissions`, so its token has whatever the repository's settings give, often the right to write. Say what it needs: `permissions: { contents: read }` at the top.";
    if (!granted) yield { span: jobsSpan, message: `This workflow ${message}`, ...(fix && { fix }) };
    else for (const { id } of open) yield { span: id.span, message: `\`${id.value}\` ${message}`, ...(fix && { fix }) };
  },
};
