import type { Exercise, Step } from '../../lessons/exercise';
import type { ToolState } from '../../tools/tools';
import { isExerciseDone } from '../exercise/next-exercise';
import { escapeMarkdown } from './escape-markdown';
import type { RoadmapInput } from './roadmap-input';
import type { ExerciseNode, NodeState, StepNode } from './roadmap-node';

/** An exercise with its steps as a node below `parent`. */
export function buildExerciseNode(parent: string, exercise: Exercise, input: RoadmapInput): ExerciseNode {
  const done = input.progress.get(exercise.id)?.stepsDone ?? new Set();
  const lacking = input.lacking(exercise);
  const isCurrent = input.open.has(exercise.id);
  const id = `${parent}/${exercise.id}`;
  const state = exerciseState(exercise, input);
  const missing = lacking.map((tool) => tool.id).join(', ');
  const progressed = exercise.steps.filter((step) => done.has(step.id)).length;
  const description: Record<NodeState, string> = {
    done: 'done',
    started: `${progressed} of ${exercise.steps.length} steps`,
    todo: `${exercise.minutes} min${exercise.optional ? ', optional' : ''}`,
    blocked: `needs ${missing}`,
    planned: 'not yet written',
  };
  return {
    kind: 'exercise',
    id,
    title: exercise.title,
    state,
    description: isCurrent && state !== 'done' ? `${description[state]} · open here` : description[state],
    tooltip: tooltipOf(exercise, lacking),
    children: exercise.steps.map((step) => buildStep(id, exercise, step, done.has(step.id), isCurrent)),
    exercise,
    isCurrent,
    wasOpened: input.wasOpened(exercise.id),
  };
}

function buildStep(parent: string, exercise: Exercise, step: Step, isDone: boolean, isCurrent: boolean): StepNode {
  return {
    kind: 'step',
    id: `${parent}/${step.id}`,
    title: step.title,
    state: isDone ? 'done' : 'todo',
    description: isDone ? 'done' : '',
    tooltip: [
      `**${escapeMarkdown(step.title)}**`,
      step.checks.map(({ goal }) => `- ${escapeMarkdown(goal)}`).join('\n'),
    ].join('\n\n'),
    children: [],
    exercise,
    step,
    isCurrent,
  };
}

function tooltipOf(exercise: Exercise, lacking: readonly ToolState[]): string {
  const { title, summary, minutes, level, needs } = exercise;
  const lines = [
    `**${escapeMarkdown(title)}**`,
    escapeMarkdown(summary),
    `About ${minutes} minutes · level ${level} of 3`,
  ];
  const tools = needs.map(({ tool, range }) => escapeMarkdown(`${tool}${range ?? ''}`));
  if (tools.length > 0) lines.push(`Needs ${tools.join(', ')}`);
  for (const { id, problem, install } of lacking) {
    lines.push(`$(warning) ${escapeMarkdown(problem ?? `${id} was not found.`)} ${escapeMarkdown(install)}`);
  }
  return lines.join('\n\n');
}

/** How an exercise stands: done before blocked, since what was done stays done. */
export function exerciseState(exercise: Exercise, { progress, lacking }: RoadmapInput): NodeState {
  if (isExerciseDone(exercise, progress)) return 'done';
  if (lacking(exercise).length > 0) return 'blocked';
  return progress.has(exercise.id) ? 'started' : 'todo';
}
