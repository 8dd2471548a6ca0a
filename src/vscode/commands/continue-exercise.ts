import * as vscode from 'vscode';
import { isExerciseDone } from '../exercise/next-exercise';
import type { Command } from './command';
import { openGuide } from './open-guide';
import { openWorkspace } from './open-workspace';
import { findExisting, startExercise } from './start-exercise';

/** Goes on where the learner was: in this window, else in a folder that was opened before. */
export const continueExercise: Command = {
  id: 'continueExercise',
  doing: 'Continuing the exercise',
  async run(services) {
    const { sessions, catalogue, memory, progress } = services;
    if (sessions.current) return openGuide.run(services);
    await catalogue.load();
    const started = [...new Set([...memory.exercises(), ...progress.all.keys()])];
    const found = await Promise.all(
      started.map(async (id) => {
        const exercise = catalogue.find(id);
        const folder = exercise && (await findExisting(services, id));
        if (!exercise || !folder) return [];
        const done = progress.of(id)?.stepsDone.size ?? 0;
        const state = isExerciseDone(exercise, progress.all) ? 'done' : `${done} of ${exercise.steps.length} steps`;
        return [{ label: exercise.title, description: state, detail: folder, folder }];
      }),
    );
    const items = found.flat();
    const [only] = items;
    if (!only) return startExercise.run(services);
    const choice = items.length === 1 ? only : await vscode.window.showQuickPick(items, { title: 'Continue exercise' });
    return choice && openWorkspace(choice.folder);
  },
};
