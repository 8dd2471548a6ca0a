import type { Exercise } from '../../lessons/exercise';
import type { PlannedExercise } from '../../lessons/planned-exercises';
import type { Stage, Topic, TopicItem } from '../../lessons/roadmap';
import { nextExercise } from '../exercise/next-exercise';
import { buildExerciseNode, exerciseState } from './build-exercise-node';
import { escapeMarkdown } from './escape-markdown';
import type { RoadmapInput } from './roadmap-input';
import type { NodeState, PlannedNode, StageNode, TopicNode } from './roadmap-node';

/** The roadmap as a tree of stages, topics, exercises and steps. */
export function buildRoadmap(input: RoadmapInput): StageNode[] {
  const next = nextExercise(input.exercises, input.progress);
  const nextStage = next && input.stages.find((stage) => stageExercises(stage, input.exercises).includes(next));
  return input.stages.map((stage) => buildStage(stage, stage === nextStage, input));
}

/** The exercises of a topic: those that name it, else those that cover one of its ids. */
export function exercisesOf(topic: Topic, exercises: readonly Exercise[]): Exercise[] {
  return exercises.filter(
    (exercise) => exercise.topic === topic.id || exercise.covers.some((id) => topic.covers.includes(id)),
  );
}

/** The exercises of a stage, each once, in the order of its topics. */
export function stageExercises(stage: Stage, exercises: readonly Exercise[]): Exercise[] {
  return [...new Set(stage.topics.flatMap((topic) => exercisesOf(topic, exercises)))];
}

function buildStage(stage: Stage, isNext: boolean, input: RoadmapInput): StageNode {
  const topics = stage.topics.map((topic) => buildTopic(stage, topic, input));
  const own = stageExercises(stage, input.exercises);
  const states = own.map((exercise) => exerciseState(exercise, input));
  return {
    kind: 'stage',
    id: stage.id,
    stage: stage.id,
    isNext,
    title: stage.title,
    state: combine(states),
    description: count(states),
    tooltip: `**${escapeMarkdown(stage.title)}**\n\n${escapeMarkdown(stage.summary)}`,
    children: topics,
  };
}

function buildTopic(stage: Stage, topic: Topic, input: RoadmapInput): TopicNode {
  const id = `${stage.id}/${topic.id}`;
  const exercises = exercisesOf(topic, input.exercises);
  const states = exercises.map((exercise) => exerciseState(exercise, input));
  const lines = topic.items.map((item, index) => buildLine(`${id}/${index}`, topic, item, input));
  const isInLine = (exercise: Pick<Exercise, 'covers'>) => topic.items.some((item) => overlaps(exercise, item));
  const own = exercises.filter((exercise) => !isInLine(exercise));
  const planned = unwritten(topic, input).filter((plan) => !isInLine(plan));
  return {
    kind: 'topic',
    id,
    title: topic.title,
    state: combine(states),
    description: count(states),
    tooltip: topicTooltip(topic.title, exercises, unwritten(topic, input)),
    children: [
      ...lines,
      ...own.map((exercise) => buildExerciseNode(id, exercise, input)),
      ...planned.map((plan) => buildPlanned(id, plan)),
    ],
  };
}

/** A sub-line of a topic, e.g. `REST APIs: FastAPI, Flask`. */
function buildLine(id: string, topic: Topic, item: TopicItem, input: RoadmapInput): TopicNode {
  const exercises = input.exercises.filter((exercise) => overlaps(exercise, item));
  const planned = unwritten(topic, input).filter((plan) => overlaps(plan, item));
  const states = exercises.map((exercise) => exerciseState(exercise, input));
  return {
    kind: 'topic',
    id,
    title: item.title,
    state: combine(states),
    description: count(states),
    tooltip: topicTooltip(item.title, exercises, planned),
    children: [
      ...exercises.map((exercise) => buildExerciseNode(id, exercise, input)),
      ...planned.map((plan) => buildPlanned(id, plan)),
    ],
  };
}

function overlaps(exercise: { readonly covers: readonly string[] }, { covers }: TopicItem): boolean {
  return exercise.covers.some((id) => covers.includes(id));
}

function unwritten(topic: Topic, { exercises }: RoadmapInput): readonly PlannedExercise[] {
  return topic.planned.filter((plan) => !exercises.some(({ id }) => id === plan.id));
}

function topicTooltip(title: string, exercises: readonly Exercise[], planned: readonly PlannedExercise[]): string {
  const lines = [`**${escapeMarkdown(title)}**`];
  if (exercises.length === 0) lines.push('No exercise for this is written yet.');
  if (planned.length > 0) {
    lines.push(`Not yet written: ${planned.map((plan) => escapeMarkdown(plan.title)).join(', ')}.`);
  }
  return lines.join('\n\n');
}

function buildPlanned(parent: string, { id, title }: PlannedExercise): PlannedNode {
  return {
    kind: 'planned',
    id: `${parent}/${id}`,
    title,
    state: 'planned',
    description: 'not yet written',
    tooltip: `**${escapeMarkdown(title)}**\n\nThis exercise is planned; it is not written yet.`,
    children: [],
  };
}

/** What a parent says of its exercises: done when all are, planned when there are none. */
function combine(states: readonly NodeState[]): NodeState {
  if (states.length === 0) return 'planned';
  if (states.every((state) => state === 'done')) return 'done';
  if (states.some((state) => state === 'done' || state === 'started')) return 'started';
  return states.every((state) => state === 'blocked') ? 'blocked' : 'todo';
}

function count(states: readonly NodeState[]): string {
  if (states.length === 0) return 'not yet written';
  return `${states.filter((state) => state === 'done').length} of ${states.length} done`;
}
