import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { readPathSetting, section } from '../settings';

const askedKey = 'mlopsRoadmap.askedForFolder';

/** Where exercises are created now: the setting, else `mlops-exercises` in the home folder. */
export function currentExercisesFolder(): string {
  return readPathSetting('exercisesFolder') ?? path.join(homedir(), 'mlops-exercises');
}

/** The folder in which exercises are created; asks the first time. `undefined` when the user did not want to say. */
export async function chooseExercisesFolder({ globalState }: vscode.ExtensionContext): Promise<string | undefined> {
  const set = readPathSetting('exercisesFolder');
  if (set) return set;
  const standard = path.join(homedir(), 'mlops-exercises');
  if (globalState.get(askedKey) === true) return standard;
  const keep = { label: `$(folder) ${standard}`, description: 'recommended' };
  const other = {
    label: '$(folder-opened) Choose another folder …',
    description: 'kept in the setting mlopsRoadmap.exercisesFolder',
  };
  const choice = await vscode.window.showQuickPick([keep, other], {
    title: 'Where shall exercises be created?',
    placeHolder: 'Each gets a folder of its own in there. You are asked only once.',
    ignoreFocusOut: true,
  });
  if (!choice) return undefined;
  if (choice === keep) {
    await globalState.update(askedKey, true);
    return standard;
  }
  const picked = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: vscode.Uri.file(homedir()),
    openLabel: 'Create exercises here',
  });
  const folder = picked?.[0]?.fsPath;
  if (!folder) return undefined;
  await vscode.workspace.getConfiguration(section).update('exercisesFolder', folder, vscode.ConfigurationTarget.Global);
  return folder;
}
