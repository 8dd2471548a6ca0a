import type { Exercise, Step } from '../../lessons/exercise';

/** done · started · todo · blocked: a tool is missing · planned: not yet written. */
export type NodeState = 'done' | 'started' | 'todo' | 'blocked' | 'planned';

/** One line of the roadmap tree, without anything of the editor in it. */
export type RoadmapNode = StageNode | TopicNode | ExerciseNode | PlannedNode | StepNode;

interface NodeBase {
  /** Unique in the tree; stays the same while the content stays. */
  readonly id: string;
  readonly title: string;
  readonly state: NodeState;
  /** What stands beside the title. */
  readonly description: string;
  /** Markdown. */
  readonly tooltip: string;
  readonly children: readonly RoadmapNode[];
}

export interface StageNode extends NodeBase {
  readonly kind: 'stage';
  readonly stage: string;
  /** It holds the exercise to do next. */
  readonly isNext: boolean;
}

export interface TopicNode extends NodeBase {
  readonly kind: 'topic';
}

export interface ExerciseNode extends NodeBase {
  readonly kind: 'exercise';
  readonly exercise: Exercise;
  /** It is open in this window. */
  readonly isCurrent: boolean;
  /** A folder of it is known. */
  readonly wasOpened: boolean;
}

export interface PlannedNode extends NodeBase {
  readonly kind: 'planned';
}

export interface StepNode extends NodeBase {
  readonly kind: 'step';
  readonly exercise: Exercise;
  readonly step: Step;
  /** Its exercise is open in this window. */
  readonly isCurrent: boolean;
}
