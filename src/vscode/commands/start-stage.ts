import * as vscode from 'vscode';
import { roadmap as stages } from '../../lessons/roadmap';
import { isExerciseDone, nextExercise } from '../exercise/next-exercise';
import { stageExercises } from '../roadmap/build-roadmap';
import { stageIdOf } from './arguments';
import type { Command } from './command';
import { pickExercise } from './pick-exercise';
import { pickItem } from './pick-item';
import { startExercise } from './start-exercise';

/** Opens the walkthrough of a stage beside the list of its exercises, with the next one offered. */
export const startStage: Command = {
  id: 'startStage',
  doing: 'Starting the stage',
  async run(services, argument) {
    const { catalogue, progress, roadmap, roadmapTree } = services;
    await catalogue.load();
    const { exercises } = catalogue;
    const next = nextExercise(exercises, progress.all);
    const items = stages.map((stage, index) => {
      const own = stageExercises(stage, exercises);
      const done = own.filter((exercise) => isExerciseDone(exercise, progress.all)).length;
      const isNext = next !== undefined && own.includes(next);
      const description = own.length === 0 ? 'exercises not yet written' : `${done} of ${own.length} exercises done`;
      return { label: `$(milestone) ${index + 1} ${stage.title}`, description, detail: stage.summary, stage, isNext };
    });
    const id = stageIdOf(argument);
    const chosen =
      items.find(({ stage }) => stage.id === id) ??
      (await pickItem(items, {
        title: 'Start MLOps stage',
        placeholder: 'Which stage?',
        active: items.find(({ isNext }) => isNext),
      }));
    if (!chosen) return;
    const walkthrough = `${services.context.extension.id}#${chosen.stage.id}`;
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false);
    const node = await roadmapTree.stage(chosen.stage.id);
    if (node) await roadmap.reveal(node, { expand: true, focus: false, select: true });
    const own = stageExercises(chosen.stage, exercises);
    if (own.length === 0) return;
    const exercise = await pickExercise(
      services,
      own,
      `MLOps ${stages.indexOf(chosen.stage) + 1}: ${chosen.stage.title}`,
    );
    if (exercise) await startExercise.run(services, exercise.id);
  },
};
