import type { Fix } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { Job, Text } from '../../parse/pipeline';
import { listNames } from '../list-names';
import type { WorkflowRule } from './rule';

const everywhere = ['bash', 'pwsh', 'python'];
const onUnix = [...everywhere, 'sh'];
const onWindows = [...everywhere, 'cmd', 'powershell'];
const all = [...new Set([...onUnix, ...onWindows])];

/** A step's shell must be one that its machine has. */
export const shellName: WorkflowRule = {
  id: 'github-actions/shell-name',
  summary: 'Name a shell that the runner has.',
  why: 'The step fails before its first command. On one machine of a matrix it is found at once; in the retraining that runs monthly on another system it is found a month late.',
  severity: 'error',
  aliases: ['shell-name'],
  fixable: true,
  *check({ pipeline }) {
    const systems = new Set(pipeline.jobs.map(systemOf));
    const [only] = systems;
    const places: (readonly [Text | undefined, ReturnType<typeof systemOf>])[] = [
      [pipeline.shell, systems.size === 1 ? only : undefined],
      ...pipeline.jobs.flatMap((job) =>
        [job.shell, ...job.steps.map(({ shell }) => shell)].map((shell) => [shell, systemOf(job)] as const),
      ),
    ];
    for (const [shell, system] of places) {
      // A template such as `perl {0}` is a command of one's own.
      if (!shell || shell.value === '' || /\$\{\{|\{0\}|\s/.test(shell.value)) continue;
      const known = system === 'windows' ? onWindows : system === 'unix' ? onUnix : all;
      if (known.includes(shell.value.toLowerCase())) continue;
      const near = all.includes(shell.value) ? undefined : nearestName(shell.value, known);
      const fix: Fix | undefined = near
        ? { title: `Use ${near}`, edits: [{ span: shell.span, text: near }], safe: false }
        : undefined;
      const where = system === 'windows' ? ' on Windows' : system === 'unix' ? ' on Linux and macOS' : '';
      yield {
        span: shell.span,
        message: `There is no shell \`${shell.value}\`${where}. ${near ? `You may mean \`${near}\`.` : `Use one of ${listNames(known)}, or a template such as \`perl {0}\`.`}`,
        ...(fix && { fix }),
      };
    }
  },
};

function systemOf(job: Job): 'windows' | 'unix' | undefined {
  const label = job.runner.map(({ value }) => value.toLowerCase()).join(' ');
  if (label.includes('${{')) return undefined;
  if (/\bwindows\b/.test(label)) return 'windows';
  return /\b(ubuntu|macos|linux)\b/.test(label) ? 'unix' : undefined;
}
