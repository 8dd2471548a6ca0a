import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Exercise } from '../../lessons/exercise';
import { plannedExercises } from '../../lessons/planned-exercises';
import type { Engine } from '../engine/engine';
import { reportProblem } from '../report-problem';
import { readPackFolders, section } from '../settings';

/** All exercises: the product's own from the index that was made when it was built, and those of further packs, which are read later. */
export class Catalogue implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: vscode.Disposable;
  private own: readonly Exercise[] = [];
  private packed: readonly Exercise[] = [];
  private loading: Promise<void> | undefined;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly extensionFolder: string,
    private readonly engine: () => Promise<Engine>,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.listening = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${section}.packs`)) this.loading = this.load().then(() => this.reloadPacks());
    });
  }

  /** Every exercise that is known so far. */
  get exercises(): readonly Exercise[] {
    return [...this.own, ...this.packed];
  }

  find(id: string): Exercise | undefined {
    return this.exercises.find((exercise) => exercise.id === id);
  }

  /** Reads the index, then the packs that the settings name; done once, and again for the packs when the setting changes. */
  load(): Promise<void> {
    this.loading ??= this.loadAll();
    return this.loading;
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }

  private async loadAll(): Promise<void> {
    this.own = await readIndex(this.extensionFolder);
    this.changed.fire();
    if (readPackFolders().length > 0) await this.reloadPacks();
  }

  /** A pack that cannot be read hides no other exercise. */
  private async reloadPacks(): Promise<void> {
    try {
      this.packed = await this.readPacks(readPackFolders());
    } catch (error) {
      reportProblem(this.log, 'Reading the exercise packs', error);
    }
    this.changed.fire();
  }

  private async readPacks(folders: readonly string[]): Promise<readonly Exercise[]> {
    if (folders.length === 0) return [];
    const { exercises, problems } = await (await this.engine()).loadPacks(folders);
    for (const { path: file, line, message } of problems) this.log.warn(`${file}:${line}: ${message}`);
    if (problems.length > 0) void this.tellProblems(problems.length);
    const taken = new Set(this.own.map(({ id }) => id));
    return exercises.filter(({ id }) => !taken.has(id));
  }

  private async tellProblems(count: number): Promise<void> {
    const text = `${count === 1 ? 'A problem' : `${count} problems`} in the exercise packs of your settings. The other exercises are there.`;
    if (await vscode.window.showWarningMessage(text, 'Show log')) this.log.show();
  }
}

/** The index names folders relative to the extension's own; the order is that of the story. */
async function readIndex(extensionFolder: string): Promise<Exercise[]> {
  const text = await readFile(path.join(extensionFolder, 'dist', 'exercises.json'), 'utf8');
  const { exercises } = JSON.parse(text) as { exercises: Exercise[] };
  const place = ({ id }: Exercise) => plannedExercises.findIndex((plan) => plan.id === id);
  return exercises
    .map((exercise) => ({ ...exercise, folder: path.resolve(extensionFolder, exercise.folder) }))
    .sort((a, b) => place(a) - place(b));
}
