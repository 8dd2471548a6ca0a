import type { LogOutputChannel } from 'vscode';
import type { Engine } from './engine';
export async function createEngine(_log: LogOutputChannel): Promise<Engine> {
  throw new Error('The engine is not there yet.');
}
