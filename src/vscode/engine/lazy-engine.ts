import type { LogOutputChannel } from 'vscode';
import type { Engine } from './engine';

/** Loads the engine when something first asks for it, and ends what it started. */
export class LazyEngine {
  private loading: Promise<Engine> | undefined;

  constructor(private readonly log: LogOutputChannel) {}

  load(): Promise<Engine> {
    this.loading ??= import('./create-engine').then(({ createEngine }) => createEngine(this.log));
    return this.loading;
  }

  /** Ends every process and container that checks started; waits for nothing that was never loaded. */
  async dispose(): Promise<void> {
    const engine = await this.loading?.catch(() => undefined);
    await engine?.dispose();
  }
}
