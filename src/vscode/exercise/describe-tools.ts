import type { Exercise } from '../../lessons/exercise';
import type { ToolState } from '../../tools/tools';

/** The doctor's report as Markdown: missing tools first, each with what needs it and how to get it. */
export function describeTools(
  states: readonly ToolState[],
  exercises: readonly Pick<Exercise, 'title' | 'needs'>[],
): string {
  const neededBy = (id: string) =>
    exercises.filter(({ needs }) => needs.some(({ tool }) => tool === id)).map(({ title }) => title);
  const isUsable = ({ found, problem }: ToolState) => found && problem === undefined;
  const missing = states.filter((state) => !isUsable(state));
  const present = states.filter(isUsable);
  const lines = ['# Tools for the exercises', ''];
  lines.push(
    missing.length === 0
      ? 'Everything that the exercises need is there.'
      : 'Exercises that need a missing tool are *blocked*; their other steps can be done.',
    '',
  );
  for (const { id, problem, install } of missing) {
    lines.push(
      `## ${cell(id)} is missing`,
      '',
      `${cell(problem ?? 'It was not found on this machine.')}`,
      '',
      cell(install),
      '',
      `Needed by: ${neededBy(id).map(cell).join(', ') || 'no exercise yet'}`,
      '',
    );
  }
  if (present.length > 0) {
    lines.push('## Found', '', '| tool | version | needed by |', '|---|---|---|');
    for (const { id, version } of present)
      lines.push(`| ${cell(id)} | ${cell(version ?? '')} | ${neededBy(id).map(cell).join(', ')} |`);
  }
  return `${lines.join('\n')}\n`;
}

function cell(text: string): string {
  return text.replace(/[\\|<>*_`[\]]/g, '\\$&');
}
