import { strict as assert } from 'node:assert';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { extension, ourCodes, ourDiagnostics, waitFor, workspaceFolder } from './wait-for';

const check = 'host-notes/base-version';

interface ProgressLine {
  readonly kind: string;
  readonly exercise: string;
  readonly step?: string;
}

async function progress(): Promise<ProgressLine[]> {
  const file = path.join(process.env['MLOPS_ROADMAP_HOME'] ?? '', 'progress.jsonl');
  const text = await readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ProgressLine);
}

async function save(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
  await document.save();
}

function guideTab(): vscode.Tab | undefined {
  const tabs = vscode.window.tabGroups.all.flatMap(({ tabs: open }) => open);
  return tabs.find(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('mlopsRoadmap.guide'),
  );
}

/** An exercise of a third-party pack, opened in the window that runs the tests. */
describe('an exercise', () => {
  const isTrusted = vscode.workspace.isTrusted;
  let dockerfile: vscode.TextDocument;
  let folder: vscode.Uri;

  before(async () => {
    folder = workspaceFolder();
    const pack = path.join(extension().extensionPath, 'src/test/host/fixtures/pack');
    const settings = vscode.workspace.getConfiguration('mlopsRoadmap');
    await settings.update('packs', [pack], vscode.ConfigurationTarget.Global);
    await extension().activate();
    const file = vscode.Uri.joinPath(folder, 'Dockerfile');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('FROM python\n'));
    const marker = { schema: 1, exercise: 'host-notes', pack: 'pack', created: '2026-11-24T00:00:00.000Z' };
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(folder, '.mlops-roadmap'));
    await writeFile(path.join(folder.fsPath, '.mlops-roadmap/exercise.json'), JSON.stringify(marker));
    dockerfile = await vscode.workspace.openTextDocument(file);
  });

  after(async () => {
    await vscode.workspace.saveAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of ['.mlops-roadmap', 'Dockerfile', 'ran.txt']) {
      await vscode.workspace.fs
        .delete(vscode.Uri.joinPath(folder, name), { recursive: true })
        .then(undefined, () => {});
    }
    await vscode.workspace
      .getConfiguration('mlopsRoadmap')
      .update('packs', undefined, vscode.ConfigurationTarget.Global);
  });

  it('is noticed, and its guide opens by itself beside the file to edit', async () => {
    await waitFor('the guide', guideTab);
    await waitFor('the file', () => vscode.window.visibleTextEditors.some(({ document }) => document === dockerfile));
  });

  it('is checked on save: an unmet check stands at its line, and goes when it is met', async () => {
    await save(dockerfile, '# a comment\nFROM python\n');
    const found = await waitFor('the unmet check', () =>
      ourDiagnostics(dockerfile.uri).find(({ code }) => typeof code === 'object' && code.value === check),
    );
    assert.match(found.message, /names no version/);
    assert.match(found.message, /Why: A moving tag/);
    assert.match(found.message, /Try: Write a version/);
    await save(dockerfile, 'FROM python:3.12\n');
    await waitFor('the check to be met', () => !ourCodes(dockerfile.uri).includes(check));
  });

  it('notes the step in the progress file that the command line shares', async () => {
    const lines = await waitFor('the record', async () => {
      const read = await progress();
      return read.some(({ kind, step }) => kind === 'step' && step === 'pinned') && read;
    });
    assert.ok(lines.every(({ exercise }) => exercise === 'host-notes'));
  });

  it('offers lenses at the place where the step begins', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      dockerfile.uri,
    );
    const commands = lenses.map(({ command }) => command?.command);
    assert.ok(commands.some((command) => command?.startsWith('mlopsRoadmap.')) || !isTrusted, String(commands));
  });

  it('runs from the Test Explorer, and starts programs only in a trusted folder', async () => {
    const mark = path.join(folder.fsPath, 'ran.txt');
    const isThere = () =>
      stat(mark).then(
        () => true,
        () => false,
      );
    if (isTrusted) {
      await vscode.commands.executeCommand('testing.runAll');
      await waitFor('the program to have run', isThere);
      await waitFor('the exercise to be done', async () => (await progress()).some(({ kind }) => kind === 'exercise'));
    } else {
      // The Test Explorer itself would ask for trust here.
      await vscode.commands.executeCommand('mlopsRoadmap.checkExercise');
      assert.equal(await isThere(), false, 'A program ran in an untrusted folder.');
      assert.equal(
        (await progress()).some(({ step }) => step === 'runs'),
        false,
      );
    }
  });

  it('compares with the solution in the diff editor', async () => {
    await vscode.window.showTextDocument(dockerfile);
    await vscode.commands.executeCommand('mlopsRoadmap.compareWithSolution', dockerfile.uri);
    const tab = await waitFor('the diff', () => {
      const { activeTab } = vscode.window.tabGroups.activeTabGroup;
      return activeTab?.input instanceof vscode.TabInputTextDiff ? activeTab.input : undefined;
    });
    assert.equal(tab.original.scheme, 'mlops-solution');
    assert.equal(tab.modified.toString(), dockerfile.uri.toString());
    const solution = await vscode.workspace.openTextDocument(tab.original);
    assert.equal(solution.getText(), 'FROM python:3.12\n');
  });
});
