import type { Exercise } from '../../lessons/exercise';
import type { ExerciseProgress } from '../../lessons/progress';
import { roadmap, type Topic } from '../../lessons/roadmap';
import { loadCatalogue, tellProblems } from '../catalogue';
import { emit, type OutputOptions, toJson } from '../emit';
import type { Session } from '../session';

/** Shows the roadmap with its exercises. */
export async function list(options: OutputOptions, session: Session): Promise<number> {
  const catalogue = await loadCatalogue(session, { trustIndex: true });
  const { exercises } = catalogue;
  const progress = await readProgress(session);
  await emit(session, options, {
    text: () => listText(exercises, progress, session),
    json: () => toJson(listJson(exercises, progress)),
  });
  return tellProblems(catalogue, session) ? 2 : 0;
}

type ProgressMap = ReadonlyMap<string, ExerciseProgress>;
type State = 'done' | 'started' | 'todo';

/** A progress file that cannot be read takes the marks from the list, not the list. */
async function readProgress({ terminal }: Session): Promise<ProgressMap> {
  const [{ openProgress }, { homeFolder }] = await Promise.all([
    import('../../lessons/progress'),
    import('../../lessons/home'),
  ]);
  const progress = openProgress(homeFolder(terminal.env), 'cli');
  const known = await progress.read().catch((error: Error) => {
    terminal.err(error.message);
    return new Map<string, ExerciseProgress>();
  });
  for (const problem of progress.problems()) terminal.err(problem);
  return known;
}

function stateOf({ id, steps }: Exercise, progress: ProgressMap): State {
  const known = progress.get(id);
  if (!known) return 'todo';
  return steps.every((step) => known.stepsDone.has(step.id)) ? 'done' : 'started';
}

function isIn(topic: Topic): (exercise: Exercise) => boolean {
  return ({ covers, topic: home }) => home === topic.id || covers.some((id) => topic.covers.includes(id));
}

function listJson(exercises: readonly Exercise[], progress: ProgressMap) {
  const written = new Set(exercises.map(({ id }) => id));
  const known = new Set(roadmap.flatMap(({ topics }) => topics.flatMap(({ covers }) => covers)));
  for (const { covers } of exercises) for (const id of covers) known.add(id);
  return {
    stages: roadmap.map((stage) => ({
      id: stage.id,
      title: stage.title,
      summary: stage.summary,
      topics: stage.topics.map((topic) => ({
        id: topic.id,
        title: topic.title,
        items: topic.items,
        covers: topic.covers,
        exercises: exercises.filter(isIn(topic)).map((exercise) => ({
          id: exercise.id,
          title: exercise.title,
          summary: exercise.summary,
          covers: exercise.covers,
          level: exercise.level,
          minutes: exercise.minutes,
          needs: exercise.needs.map(({ tool, range }) => `${tool}${range ?? ''}`),
          optional: exercise.optional,
          steps: exercise.steps.map(({ id, title }) => ({
            id,
            title,
            done: progress.get(exercise.id)?.stepsDone.has(id) === true,
          })),
          pack: exercise.pack,
          state: stateOf(exercise, progress),
        })),
        planned: topic.planned
          .filter(({ id }) => !written.has(id))
          .map(({ id, title, covers }) => ({ id, title, covers })),
      })),
    })),
    covers: Object.fromEntries(
      [...known].map((id) => [
        id,
        exercises.filter(({ covers }) => covers.includes(id)).map((exercise) => exercise.id),
      ]),
    ),
  };
}

const marks: Readonly<Record<State, string>> = { done: '✓', started: '▸', todo: '·' };

function listText(exercises: readonly Exercise[], progress: ProgressMap, { terminal }: Session): string {
  const { paint } = terminal;
  const written = new Set(exercises.map(({ id }) => id));
  const width = Math.max(...exercises.map(({ id }) => id.length), 16);
  const lines: string[] = [];
  const listed = new Set<string>();
  roadmap.forEach((stage, index) => {
    lines.push(...(index > 0 ? [''] : []), paint('strong', `${index + 1} ${stage.title}`));
    for (const topic of stage.topics) {
      lines.push(`  ${topic.title}`);
      const here = exercises.filter(isIn(topic));
      for (const exercise of here) {
        listed.add(exercise.id);
        const state = stateOf(exercise, progress);
        const done = exercise.steps.filter(({ id }) => progress.get(exercise.id)?.stepsDone.has(id)).length;
        const steps = state === 'started' ? `${done} of ${exercise.steps.length} steps, ` : '';
        const note = `${steps}${exercise.minutes} min`;
        const mark = paint(state === 'done' ? 'good' : 'link', marks[state]);
        lines.push(
          `    ${mark} ${exercise.id.padEnd(width)}  ${exercise.title} ${paint('dim', `(${note}${exercise.optional ? ', optional' : ''})`)}`,
        );
      }
      const planned = topic.planned.filter(({ id }) => !written.has(id)).map(({ id }) => id);
      if (planned.length > 0) lines.push(paint('dim', `      not yet written: ${planned.join(', ')}`));
      else if (here.length === 0) lines.push(paint('dim', '      not yet written'));
    }
  });
  const others = exercises.filter(({ id }) => !listed.has(id));
  if (others.length > 0) lines.push('', paint('strong', 'Beside the roadmap'));
  for (const exercise of others)
    lines.push(
      `    ${marks[stateOf(exercise, progress)]} ${exercise.id.padEnd(width)}  ${exercise.title} ${paint('dim', `(${exercise.minutes} min)`)}`,
    );
  lines.push('', paint('dim', 'Begin with: mlops-roadmap start <exercise> <folder>'));
  return lines.join('\n');
}
