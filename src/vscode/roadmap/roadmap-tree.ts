import * as vscode from 'vscode';
import { roadmap } from '../../lessons/roadmap';
import type { Catalogue } from '../exercise/catalogue';
import type { ProgressStore } from '../exercise/progress-store';
import type { Sessions } from '../exercise/sessions';
import type { ToolStates } from '../exercise/tool-states';
import type { WorkspaceMemory } from '../exercise/workspace-memory';
import { buildRoadmap } from './build-roadmap';
import { nodeItem } from './node-item';
import type { RoadmapNode } from './roadmap-node';

/** What the tree is drawn from. */
export interface RoadmapSources {
  readonly catalogue: Catalogue;
  readonly progress: ProgressStore;
  readonly memory: WorkspaceMemory;
  readonly tools: ToolStates;
  readonly sessions: Sessions;
}

/** The tree *Roadmap*: built anew from its sources when one of them changed and somebody looks. */
export class RoadmapTree implements vscode.TreeDataProvider<RoadmapNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly parents = new Map<string, RoadmapNode>();
  private readonly listening: vscode.Disposable;
  private roots: Promise<readonly RoadmapNode[]> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private drawn: string | undefined;
  private open = '';

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly sources: RoadmapSources) {
    const { catalogue, progress, tools, sessions } = sources;
    this.listening = vscode.Disposable.from(
      catalogue.onDidChange(() => this.refresh()),
      progress.onDidChange(() => this.refresh()),
      tools.onDidChange(() => this.refresh()),
      // Sessions also speak of every check that runs, which the tree does not show.
      sessions.onDidChange(() => {
        const open = [...this.openExercises()].join();
        if (open !== this.open) this.refresh();
        this.open = open;
      }),
    );
  }

  async getChildren(node?: RoadmapNode): Promise<RoadmapNode[]> {
    return [...(node ? node.children : await this.load())];
  }

  getTreeItem(node: RoadmapNode): vscode.TreeItem {
    return nodeItem(node);
  }

  getParent(node: RoadmapNode): RoadmapNode | undefined {
    return this.parents.get(node.id);
  }

  /** The node of a stage, for showing it. */
  async stage(id: string): Promise<RoadmapNode | undefined> {
    return (await this.load()).find((node) => node.kind === 'stage' && node.stage === id);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listening.dispose();
    this.changed.dispose();
  }

  /** Builds the tree again soon; calls in a burst count as one. */
  private refresh(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.redraw();
    }, 50);
  }

  /** The editor may close a row that is being opened while it draws anew, so it is asked to only when it would show something else. */
  private async redraw(): Promise<void> {
    const before = this.drawn;
    this.roots = undefined;
    const isSame = await this.load().then(
      () => this.drawn === before,
      () => false,
    );
    if (!isSame) this.changed.fire(undefined);
  }

  private load(): Promise<readonly RoadmapNode[]> {
    this.roots ??= this.build();
    return this.roots;
  }

  private async build(): Promise<readonly RoadmapNode[]> {
    const { catalogue, progress, memory, tools } = this.sources;
    await catalogue.load();
    const roots = buildRoadmap({
      stages: roadmap,
      exercises: catalogue.exercises,
      progress: progress.all,
      lacking: (exercise) => tools.lacking(exercise),
      open: this.openExercises(),
      wasOpened: (exercise) => memory.knows(exercise),
    });
    this.drawn = JSON.stringify(roots, (key, value) => (key === 'exercise' || key === 'step' ? undefined : value));
    this.parents.clear();
    for (const root of roots) this.noteParents(root);
    return roots;
  }

  private openExercises(): Set<string> {
    return new Set(this.sources.sessions.all.map(({ exercise }) => exercise.id));
  }

  private noteParents(parent: RoadmapNode): void {
    for (const child of parent.children) {
      this.parents.set(child.id, parent);
      this.noteParents(child);
    }
  }
}
