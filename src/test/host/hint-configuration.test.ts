import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { extension, ourCodes, ourDiagnostics, type, waitFor, workspaceFolder } from './wait-for';

const base = 'dockerfile/pinned-base';
const image = 'FROM python\nCMD ["python", "-V"]\n';
const job =
  'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo "::set-output name=x::1"\n';

const at = (name: string) => vscode.Uri.joinPath(workspaceFolder(), 'configured', name);
const write = (name: string, content: string) =>
  vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(content));

async function open(name: string, content: string): Promise<vscode.TextDocument> {
  await write(name, content);
  const document = await vscode.workspace.openTextDocument(at(name));
  await vscode.window.showTextDocument(document);
  return document;
}

const has = (document: vscode.TextDocument, code: string) => ourCodes(document.uri).includes(code);

async function actionNamed(document: vscode.TextDocument, line: number, title: RegExp): Promise<vscode.CodeAction> {
  return waitFor(`an action ${title}`, async () => {
    const range = document.lineAt(line).range;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    return actions.find((action) => title.test(action.title) && action.edit);
  });
}

describe('hints as a repository wants them', () => {
  let dockerfile: vscode.TextDocument;

  before(async () => {
    await extension().activate();
    dockerfile = await open('Dockerfile', image);
    await waitFor('the hint', () => has(dockerfile, base));
  });

  after(async () => {
    await vscode.workspace.saveAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), 'configured'), { recursive: true });
  });

  it('takes a configuration that appears, changes and goes', async () => {
    await write('.mlops-roadmap.yml', `severity:\n  ${base}: error\n`);
    await waitFor('the hint to be an error', () =>
      ourDiagnostics(dockerfile.uri).some(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
    );
    await write('.mlops-roadmap.yml', 'ignore: [Dockerfile]\n');
    await waitFor('the hints to go', () => ourCodes(dockerfile.uri).length === 0);
    await vscode.workspace.fs.delete(at('.mlops-roadmap.yml'));
    await waitFor('the hint to come back', () => has(dockerfile, base));
  });

  it('goes before the settings of the user, file by file', async () => {
    const settings = vscode.workspace.getConfiguration('mlopsRoadmap.hints');
    await settings.update('severity', { [base]: 'off' }, vscode.ConfigurationTarget.Global);
    const research = await open('research/Dockerfile', image);
    try {
      await waitFor('the rule to be off', () => !has(dockerfile, base) && !has(research, base));
      await write(
        '.mlops-roadmap.yml',
        `severity:\n  ${base}: warning\noverrides:\n  - files: research\n    severity: { ${base}: off }\n`,
      );
      await waitFor('the repository to win', () => has(dockerfile, base));
      assert.equal(has(research, base), false);
    } finally {
      await settings.update('severity', undefined, vscode.ConfigurationTarget.Global);
      await vscode.workspace.fs.delete(at('.mlops-roadmap.yml'));
    }
    await waitFor('the hint in the other file', () => has(research, base));
  });

  it('marks what is wrong in the configuration, and the rest goes on', async () => {
    const configuration = await open('.mlops-roadmap.yml', `severty: {}\nseverity:\n  ${base}: off\n`);
    const problem = await waitFor('the problem', () => ourDiagnostics(configuration.uri)[0]);
    assert.deepEqual(problem.range, new vscode.Range(0, 0, 0, 7));
    assert.match(problem.message, /Did you mean `severity`\?/);
    await waitFor('the rule to be off', () => !has(dockerfile, base));
    await type(configuration, '');
    await waitFor('the hint, while the file is typed', () => has(dockerfile, base));
    await configuration.save();
    assert.deepEqual(ourDiagnostics(configuration.uri), []);
  });

  it('maps a glob to a language, from the configuration and from the settings', async () => {
    await write('.mlops-roadmap.yml', "languages:\n  'deploy/*.tpl': dockerfile\n");
    const template = await open('deploy/image.tpl', image);
    await waitFor('hints in the template', () => has(template, base));
    await write('.mlops-roadmap.yml', '');
    await waitFor('the hints to go', () => ourCodes(template.uri).length === 0);
    const settings = vscode.workspace.getConfiguration('mlopsRoadmap.hints');
    await settings.update('languages', { '*.tpl': 'dockerfile' }, vscode.ConfigurationTarget.Global);
    await waitFor('hints by the setting', () => has(template, base));
    await settings.update('languages', undefined, vscode.ConfigurationTarget.Global);
    await waitFor('the hints to go again', () => ourCodes(template.uri).length === 0);
  });

  it('leaves out what the settings exclude', async () => {
    const settings = vscode.workspace.getConfiguration('mlopsRoadmap.hints');
    await settings.update('exclude', ['configured/Dockerfile'], vscode.ConfigurationTarget.Global);
    await waitFor('the hints to go', () => ourCodes(dockerfile.uri).length === 0);
    await settings.update('exclude', undefined, vscode.ConfigurationTarget.Global);
    await waitFor('the hints to come back', () => has(dockerfile, base));
  });

  it('writes a rule into the configuration to switch it off', async () => {
    await vscode.workspace.applyEdit(
      (await actionNamed(dockerfile, 0, /^Switch dockerfile\/pinned-base off in \.mlops-roadmap\.yml$/)).edit ??
        assert.fail('no edit'),
    );
    await waitFor('the rule to be off', () => !has(dockerfile, base));
    await vscode.workspace.saveAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(at('.mlops-roadmap.yml'));
    dockerfile = await open('Dockerfile', image);
    await waitFor('the hint to come back', () => has(dockerfile, base));
  });

  it('silences in YAML over the statement', async () => {
    const workflow = await open('.github/workflows/ci.yml', job);
    const [code = ''] = await waitFor('a hint', () =>
      ourCodes(workflow.uri).length > 0 ? ourCodes(workflow.uri) : false,
    );
    const [diagnostic] = ourDiagnostics(workflow.uri);
    const line = diagnostic?.range.start.line ?? 0;
    const count = () => ourCodes(workflow.uri).filter((other) => other === code).length;
    const before = count();
    const action = await actionNamed(workflow, line, new RegExp(`^Silence ${code} here$`));
    await vscode.workspace.applyEdit(action.edit ?? assert.fail('no edit'));
    assert.match(workflow.getText(), new RegExp(`^ *# mlops-roadmap ignore=${code}$`, 'm'));
    await waitFor('the hint to go', () => count() < before);
  });

  it('fixes all of one rule in the file', async () => {
    await type(dockerfile, 'FROM python AS a\nFROM python AS b\nCMD ["python", "-V"]\n');
    await waitFor('two hints', () => ourCodes(dockerfile.uri).filter((code) => code === base).length === 2);
    const action = await actionNamed(dockerfile, 0, /^Fix all of dockerfile\/pinned-base in this file$/);
    await vscode.workspace.applyEdit(action.edit ?? assert.fail('no edit'));
    assert.match(dockerfile.getText(), /^FROM python:3\S+ AS a\nFROM python:3\S+ AS b\n/);
  });

  it('fixes all that is safe when the file is saved, where the user wants that', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.mlopsRoadmap': 'explicit' },
      vscode.ConfigurationTarget.Global,
    );
    try {
      const text =
        'FROM python:3.12\nCOPY . .\nRUN apt-get update && apt-get install -y git=1\nRUN pip install a==1\nCMD python app.py\n';
      const saved = await open('save/Dockerfile', text);
      await waitFor('hints', () => ourCodes(saved.uri).length > 0);
      await type(saved, `${text}\n`);
      await saved.save();
      await waitFor('the fixes', () => saved.getText() !== `${text}\n` && !saved.isDirty);
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('says nothing about ordinary files', async () => {
    const files = [
      await open('values.yaml', 'replicas: 1\n'),
      await open('app.py', 'import os\n'),
      await open('data.json', '{}\n'),
    ];
    for (const file of files) assert.deepEqual(ourCodes(file.uri), []);
  });
});
