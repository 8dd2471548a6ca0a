import { insertLinesBefore } from '../github-actions/insert-lines';
import type { ActionRule } from './rule';

/** A script in a composite action says which shell runs it. */
export const stepShell: ActionRule = {
  id: 'github-action/step-shell',
  summary: 'Name the shell of every script of an action.',
  why: 'A workflow has a shell by default, an action has none: GitHub refuses it, and with it every workflow that fetches data or uploads models through it.',
  severity: 'error',
  aliases: ['action'],
  fixable: true,
  *check({ pipeline, source: { text }, yaml }) {
    for (const { steps } of pipeline.jobs) {
      for (const [index, step] of steps.entries()) {
        if (!step.run || step.shell || !yaml) continue;
        const node = yaml.items(yaml.get(yaml.get(yaml.root, 'runs'), 'steps'))[index];
        const key = yaml.entry(node, 'run')?.keySpan;
        if (!key || yaml.entry(node, 'shell')) continue;
        const edit = insertLinesBefore(text, key.start, ['shell: bash']) ?? insertAfterDash(text, key.start);
        yield {
          span: key,
          message: 'A script in an action needs its `shell`, for an action has none by default. Add `shell: bash`.',
          ...(edit && { fix: { title: 'Run it with bash', edits: [edit], safe: false } }),
        };
      }
    }
  },
};

/** `- run:` becomes `- shell: bash` with `run:` below it. */
function insertAfterDash(text: string, at: number): { span: { start: number; end: number }; text: string } | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const before = text.slice(lineStart, at);
  if (!/^ *- +$/.test(before)) return undefined;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return { span: { start: at, end: at }, text: `shell: bash${end}${' '.repeat(before.length)}` };
}
