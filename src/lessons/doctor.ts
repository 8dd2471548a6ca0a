import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogue, unknownTool } from '../tools/catalogue';
import type { ToolState, Tools } from '../tools/tools';
import type { Exercise } from './exercise';
import { meetsRange } from './meets-range';

/** One tool on this machine, and who needs it. */
export interface ToolReport extends ToolState {
  /** As people write it, e.g. `Docker`. */
  readonly title: string;
  /** Ids of exercises. */
  readonly neededBy: readonly string[];
  /** Exercises whose version range this version does not meet. */
  readonly unmet: readonly { readonly exercise: string; readonly range: string }[];
  /** Whether every exercise that needs it can use it. */
  readonly isUsable: boolean;
}

/** The prepared Python environment of one exercise. */
export interface EnvironmentReport {
  readonly exercise: string;
  readonly prepared: boolean;
}

export interface DoctorReport {
  /** In the order of the catalogue, then those that only packs need. */
  readonly tools: readonly ToolReport[];
  readonly environments: readonly EnvironmentReport[];
}

/** Asks for every tool that an exercise needs, side by side, and for the prepared environments. Installs and changes nothing. */
export async function inspectTools(
  exercises: readonly Exercise[],
  tools: Tools,
  signal: AbortSignal,
): Promise<DoctorReport> {
  const needed = new Set(exercises.flatMap(({ needs }) => needs.map(({ tool }) => tool)));
  const ids = [
    ...catalogue.map(({ id }) => id),
    ...[...needed].filter((id) => !catalogue.some((entry) => entry.id === id)).sort(),
  ];
  const reports = await Promise.all(
    ids.map(async (id): Promise<ToolReport> => {
      const state = await tools.probe(id, signal);
      const needs = exercises.flatMap((exercise) =>
        exercise.needs.filter(({ tool }) => tool === id).map(({ range }) => ({ exercise: exercise.id, range })),
      );
      const unmet = needs.flatMap(({ exercise, range }) =>
        range !== undefined && state.version !== undefined && !meetsRange(state.version, range)
          ? [{ exercise, range }]
          : [],
      );
      const { title } = catalogue.find((entry) => entry.id === id) ?? unknownTool(id);
      return {
        ...state,
        title,
        neededBy: [...new Set(needs.map(({ exercise }) => exercise))],
        unmet,
        isUsable: state.found && state.problem === undefined && unmet.length === 0,
      };
    }),
  );
  return { tools: reports, environments: await inspectEnvironments(exercises, tools, signal) };
}

async function inspectEnvironments(
  exercises: readonly Exercise[],
  tools: Tools,
  signal: AbortSignal,
): Promise<EnvironmentReport[]> {
  const reports: EnvironmentReport[] = [];
  for (const { id, folder, python } of exercises) {
    if (python === undefined) continue;
    const text = await readFile(path.join(folder, python), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    reports.push({ exercise: id, prepared: (await tools.python.prepared(text, signal)) !== undefined });
  }
  return reports;
}
