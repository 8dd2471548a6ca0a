import * as vscode from 'vscode';
import type { Exercise } from '../../lessons/exercise';
import type { ToolState } from '../../tools/tools';
import type { Engine } from '../engine/engine';
import type { Catalogue } from './catalogue';

/** Which tools the exercises need and lack on this machine. Looked for once when a surface first asks, in a trusted window only; `refresh` looks again. */
export class ToolStates implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly stop = new AbortController();
  private states: ReadonlyMap<string, ToolState> = new Map();
  private fits: (version: string, range: string) => boolean = () => true;
  private looking: Promise<void> | undefined;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly engine: () => Promise<Engine>,
    private readonly catalogue: Catalogue,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Looks for the tools unless that was done. */
  ensure(): void {
    if (!this.looking && vscode.workspace.isTrusted) void this.refresh();
  }

  refresh(): Promise<void> {
    this.looking = this.look().catch((error) => {
      if (!this.stop.signal.aborted) this.log.error('looking for tools:', error);
    });
    return this.looking;
  }

  /** The tools that an exercise needs and that are missing or unusable; none while nobody has looked. */
  lacking({ needs }: Pick<Exercise, 'needs'>): ToolState[] {
    return needs.flatMap(({ tool, range }) => {
      const state = this.states.get(tool);
      if (!state) return [];
      if (!state.found || state.problem !== undefined) return [state];
      if (range === undefined || state.version === undefined || this.fits(state.version, range)) return [];
      return [{ ...state, problem: `${tool} ${state.version} is too old or too new: ${range} is needed.` }];
    });
  }

  dispose(): void {
    this.stop.abort();
    this.changed.dispose();
  }

  private async look(): Promise<void> {
    await this.catalogue.load();
    const engine = await this.engine();
    this.fits = engine.fits;
    const states = await engine.toolStates(this.catalogue.exercises, this.stop.signal);
    this.states = new Map(states.map((state) => [state.id, state]));
    this.changed.fire();
  }
}
