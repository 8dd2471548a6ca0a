import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Memento } from 'vscode';

const key = 'mlopsRoadmap.workspaces';
/** So many folders of one exercise are remembered. */
const maxFolders = 5;

/** Remembers in which folders exercises were opened, newest first, so that *Open* and *Continue* find them again. Only a convenience: losing it loses nothing. */
export class WorkspaceMemory {
  constructor(private readonly state: Memento) {}

  /** Notes that a folder holds an exercise. */
  async remember(exercise: string, folder: string): Promise<void> {
    const all = this.read();
    const others = (all[exercise] ?? []).filter((known) => known !== folder);
    const { [exercise]: _, ...rest } = all;
    await this.state.update(key, { [exercise]: [folder, ...others].slice(0, maxFolders), ...rest });
  }

  /** Folders of an exercise that are still workspaces, newest first. */
  async foldersOf(exercise: string): Promise<string[]> {
    const known = this.read()[exercise] ?? [];
    const exist = await Promise.all(known.map(isWorkspace));
    return known.filter((_, index) => exist[index]);
  }

  /** Whether a folder of the exercise was ever noted; asks no disk. */
  knows(exercise: string): boolean {
    return (this.read()[exercise] ?? []).length > 0;
  }

  /** Exercises in the order in which they were last opened. */
  exercises(): string[] {
    return Object.keys(this.read());
  }

  private read(): Readonly<Record<string, readonly string[]>> {
    const value = this.state.get<unknown>(key);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).flatMap(([exercise, folders]) =>
        Array.isArray(folders) ? [[exercise, folders.filter((folder) => typeof folder === 'string')]] : [],
      ),
    );
  }
}

/** Whether the folder has the marker of an exercise. */
export async function isWorkspace(folder: string): Promise<boolean> {
  const found = await stat(path.join(folder, '.mlops-roadmap', 'exercise.json')).catch(() => undefined);
  return found?.isFile() === true;
}
