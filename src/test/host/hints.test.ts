import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { extension, ourCodes, ourDiagnostics, type, waitFor, workspaceFolder } from './wait-for';

const text = 'FROM python\nCMD ["python", "-V"]\n';

async function open(name: string, content: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

function actionsAt(document: vscode.TextDocument, line: number, character: number): Thenable<vscode.CodeAction[]> {
  const range = new vscode.Range(line, character, line, character);
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range);
}

async function apply(action: vscode.CodeAction | undefined): Promise<void> {
  assert.ok(action?.edit, 'The action has no edit.');
  assert.equal(await vscode.workspace.applyEdit(action.edit), true);
}

describe('hints while typing', () => {
  let dockerfile: vscode.TextDocument;

  before(async () => {
    await extension().activate();
    dockerfile = await open('hints/Dockerfile', text);
  });

  after(async () => {
    // An unsaved file would ask what to do with it.
    await vscode.workspace.saveAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), 'hints'), { recursive: true });
  });

  it('marks a base image without a version, at its place', async () => {
    const found = await waitFor('the hint', () =>
      ourDiagnostics(dockerfile.uri).find(
        ({ code }) => typeof code === 'object' && code.value === 'dockerfile/pinned-base',
      ),
    );
    assert.deepEqual(found.range, new vscode.Range(0, 5, 0, 11));
    assert.match(found.message, /python/);
  });

  it('says why in the hover, with a link to the page of the rule', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      dockerfile.uri,
      new vscode.Position(0, 7),
    );
    const shown = hovers
      .flatMap(({ contents }) => contents)
      .map((part) => (typeof part === 'string' ? part : part.value));
    assert.ok(
      shown.some(
        (part) => part.includes('dockerfile/pinned-base') && part.includes('command:mlopsRoadmap.openRulePage'),
      ),
      shown.join('\n'),
    );
  });

  it('follows the typing: a hint goes when its cause goes, and comes back with it', async () => {
    await type(dockerfile, 'FROM python:3.12\nCMD ["python", "-V"]\n');
    await waitFor('the hint to go', () => !ourCodes(dockerfile.uri).includes('dockerfile/pinned-base'));
    await type(dockerfile, text);
    await waitFor('the hint to come back', () => ourCodes(dockerfile.uri).includes('dockerfile/pinned-base'));
  });

  it('applies its quick fix', async () => {
    const actions = await actionsAt(dockerfile, 0, 7);
    await apply(actions.find(({ title }) => title.startsWith('Pin the base image')));
    assert.match(dockerfile.getText(), /^FROM python:3\.\d+/);
    await waitFor('the hint to go', () => !ourCodes(dockerfile.uri).includes('dockerfile/pinned-base'));
  });

  it('writes a comment that silences a rule', async () => {
    await type(dockerfile, text);
    await waitFor('the hint', () => ourCodes(dockerfile.uri).includes('dockerfile/pinned-base'));
    const actions = await actionsAt(dockerfile, 0, 7);
    await apply(actions.find(({ title }) => title === 'Silence dockerfile/pinned-base here'));
    assert.match(dockerfile.getText(), /^# mlops-roadmap ignore=dockerfile\/pinned-base\n/);
    await waitFor('the hint to go', () => !ourCodes(dockerfile.uri).includes('dockerfile/pinned-base'));
  });

  it('takes the severity of a rule from the settings', async () => {
    const settings = vscode.workspace.getConfiguration('mlopsRoadmap.hints');
    await type(dockerfile, text);
    await settings.update('severity', { 'dockerfile/pinned-base': 'off' }, vscode.ConfigurationTarget.Global);
    try {
      await waitFor('the rule to be off', () => !ourCodes(dockerfile.uri).includes('dockerfile/pinned-base'));
    } finally {
      await settings.update('severity', undefined, vscode.ConfigurationTarget.Global);
    }
    await waitFor('the rule to be on', () => ourCodes(dockerfile.uri).includes('dockerfile/pinned-base'));
  });

  it('leaves to another linter what that one reports at the same line', async () => {
    const other = vscode.languages.createDiagnosticCollection('hadolint');
    const report = new vscode.Diagnostic(
      new vscode.Range(0, 0, 0, 11),
      'Always tag the version',
      vscode.DiagnosticSeverity.Warning,
    );
    report.source = 'hadolint';
    report.code = 'DL3006';
    try {
      other.set(dockerfile.uri, [report]);
      await waitFor('our hint to go', () => !ourCodes(dockerfile.uri).includes('dockerfile/pinned-base'));
    } finally {
      other.dispose();
    }
    await waitFor('our hint to come back', () => ourCodes(dockerfile.uri).includes('dockerfile/pinned-base'));
  });

  it('looks at a workflow, and at no other YAML file', async () => {
    const job =
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo "::set-output name=x::1"\n';
    const plain = await open('hints/values.yaml', job);
    const workflow = await open('hints/.github/workflows/ci.yml', job);
    await waitFor('hints in the workflow', () => ourCodes(workflow.uri).length > 0);
    assert.deepEqual(ourCodes(plain.uri), []);
  });

  it('stays calm with half-typed, huge and odd text', async () => {
    const odd = [
      'FROM',
      'FROM python:',
      'RUN <<EOF\npip install',
      '\uFEFFFROM python\r\nRUN \\\r\n',
      `${'RUN true\n'.repeat(20_000)}`,
    ];
    for (const content of odd) await type(dockerfile, content);
    await type(dockerfile, text);
    await waitFor('the hint of the last text', () => ourCodes(dockerfile.uri).includes('dockerfile/pinned-base'));
  });
});
