import type { Exercise } from '../../lessons/exercise';
import type { ExerciseProgress } from '../../lessons/progress';
import type { Stage } from '../../lessons/roadmap';
import type { ToolState } from '../../tools/tools';

/** What the tree is built from. */
export interface RoadmapInput {
  readonly stages: readonly Stage[];
  readonly exercises: readonly Exercise[];
  readonly progress: ReadonlyMap<string, ExerciseProgress>;
  readonly lacking: (exercise: Exercise) => readonly ToolState[];
  /** Ids of the exercises open in this window. */
  readonly open: ReadonlySet<string>;
  readonly wasOpened: (exercise: string) => boolean;
}
