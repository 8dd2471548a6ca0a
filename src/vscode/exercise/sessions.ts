import * as vscode from 'vscode';
import type { Engine } from '../engine/engine';
import { reportProblem } from '../report-problem';
import type { Catalogue } from './catalogue';
import { ExerciseSession } from './exercise-session';
import type { ProgressStore } from './progress-store';
import { isWorkspace, type WorkspaceMemory } from './workspace-memory';

/** Milliseconds after which a new folder is looked at again. */
const secondLookMs = 1_000;

/** The exercises that are open in this window: one for each workspace folder with a marker. */
export class Sessions implements vscode.Disposable {
  private readonly open = new Map<string, ExerciseSession>();
  private readonly added = new vscode.EventEmitter<ExerciseSession>();
  private readonly removed = new vscode.EventEmitter<ExerciseSession>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposables: vscode.Disposable[];
  /** What was said about folders that could not be opened, so that it is said once. */
  private readonly told = new Set<string>();
  private last: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private scanning: Promise<void> = Promise.resolve();

  readonly onDidAdd = this.added.event;
  readonly onDidRemove = this.removed.event;
  /** Fires when another session became the current one, or anything in one changed. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly engine: () => Promise<Engine>,
    private readonly catalogue: Catalogue,
    private readonly progress: ProgressStore,
    private readonly memory: WorkspaceMemory,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const markers = vscode.workspace.createFileSystemWatcher('**/.mlops-roadmap/exercise.json');
    // What is written into a new folder at once is not always noticed: the folder itself is.
    const folders = vscode.workspace.createFileSystemWatcher('**/.mlops-roadmap', false, true, true);
    this.disposables = [
      this.added,
      this.removed,
      this.changed,
      markers,
      folders,
      folders.onDidCreate(() => this.rescanTwice()),
      markers.onDidCreate(() => this.rescan()),
      // A marker that was half written or broken may be whole now.
      markers.onDidChange(() => this.rescan()),
      markers.onDidDelete(() => this.rescan()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.rescan()),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor?.document.uri)),
      // Where no file system tells of new files, the folder is looked at when somebody opens one.
      vscode.workspace.onDidOpenTextDocument(({ uri }) => void this.lookAt(uri)),
      // A pack that is named later may hold the exercise of a folder that is open already.
      catalogue.onDidChange(() => this.rescan()),
      progress.onDidChange(() => this.changed.fire()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        for (const session of this.all) session.start().catch((error) => this.log.warn(String(error)));
      }),
    ];
  }

  get all(): readonly ExerciseSession[] {
    return [...this.open.values()];
  }

  /** The session of the file in front, else the one that was in front last, else any. */
  get current(): ExerciseSession | undefined {
    return (this.last === undefined ? undefined : this.open.get(this.last)) ?? this.all[0];
  }

  /** The session whose folder holds a file. */
  of(uri: vscode.Uri): ExerciseSession | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder ? this.open.get(folder.uri.toString()) : undefined;
  }

  /** Looks at the workspace folders again; resolves when the sessions are up to date. */
  rescan(): Promise<void> {
    this.scanning = this.scanning
      .then(() => this.scan())
      .catch((error) => this.log.error('looking for exercises:', error));
    return this.scanning;
  }

  /** Looks now and once more, when what is being written is there. */
  private async rescanTwice(): Promise<void> {
    await this.rescan();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.rescan(), secondLookMs);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const session of this.open.values()) session.dispose();
    this.open.clear();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private async scan(): Promise<void> {
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const present = new Set<string>();
    for (const { uri } of folders) {
      if (!(await isWorkspace(uri.fsPath))) continue;
      present.add(uri.toString());
      if (!this.open.has(uri.toString())) await this.add(uri);
    }
    for (const [key, session] of this.open) {
      if (present.has(key)) continue;
      this.open.delete(key);
      this.removed.fire(session);
      session.dispose();
    }
    this.changed.fire();
  }

  private async add(folder: vscode.Uri): Promise<void> {
    try {
      await this.catalogue.load();
      const marker = await (await this.engine()).readMarker(folder.fsPath);
      if (!marker) return;
      const exercise = this.catalogue.find(marker.exercise);
      if (!exercise) throw new Error(missing(marker.exercise));
      const session = new ExerciseSession(exercise, folder, this.engine, this.progress);
      session.onDidChange(() => this.changed.fire());
      this.open.set(folder.toString(), session);
      await this.memory.remember(exercise.id, folder.fsPath);
      this.added.fire(session);
      session.start().catch((error) => this.log.warn(`looking up ${exercise.id}: ${String(error)}`));
    } catch (error) {
      const message = `${folder}: ${error instanceof Error ? error.message : String(error)}`;
      if (!this.told.has(message)) reportProblem(this.log, `Opening the exercise in ${folder.fsPath}`, error);
      this.told.add(message);
    }
  }

  private async lookAt(uri: vscode.Uri): Promise<void> {
    const folder = uri.scheme === 'file' ? vscode.workspace.getWorkspaceFolder(uri) : undefined;
    // Most folders hold no exercise: one look at the disk, and nobody is told to draw anew.
    if (folder && !this.open.has(folder.uri.toString()) && (await isWorkspace(folder.uri.fsPath))) await this.rescan();
  }

  private follow(uri: vscode.Uri | undefined): void {
    const folder = uri && vscode.workspace.getWorkspaceFolder(uri);
    const key = folder?.uri.toString();
    if (key === undefined || key === this.last || !this.open.has(key)) return;
    this.last = key;
    this.changed.fire();
  }
}

function missing(id: string): string {
  return `this folder belongs to the exercise "${id}", which none of the known packs has. Name the folder of its pack in the setting mlopsRoadmap.packs, then reload the window.`;
}
