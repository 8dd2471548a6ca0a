import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { extension } from './wait-for';

interface Declared {
  readonly command: string;
  readonly title: string;
  readonly category: string;
}

describe('commands', () => {
  it('registers every command that it declares', async () => {
    await extension().activate();
    const declared = (extension().packageJSON as { contributes: { commands: Declared[] } }).contributes.commands;
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.filter(({ command }) => !registered.has(command)).map(({ command }) => command),
      [],
    );
    assert.ok(declared.some(({ title, category }) => `${category}: ${title}` === 'MLOps: Start MLOps stage'));
    assert.ok(declared.every(({ category }) => category === 'MLOps'));
  });
});
