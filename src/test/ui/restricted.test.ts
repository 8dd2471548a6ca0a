import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { keepPicturesOfFailures, takePictures } from '../support/picture';
import { type ServedVscode, serveVscode } from '../support/served-vscode';

/** A folder from a stranger: the guide is there, and nothing is started. */
describe('an exercise in a folder that is not trusted', () => {
  let vscode: ServedVscode;
  keepPicturesOfFailures(() => vscode?.workbench);
  const folder = path.resolve('out', 'restricted-exercise');

  before(async () => {
    await rm(folder, { recursive: true, force: true });
    execFileSync(process.execPath, ['dist/cli.js', 'start', 'git-daily', folder], { stdio: 'pipe' });
    vscode = await serveVscode({ from: folder, trusted: false });
  });
  after(async () => {
    await vscode?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('says so in the guide and does not run checks that start something', async () => {
    const { workbench, page } = vscode;
    await workbench.views.openContainer('MLOps');
    await workbench.runCommand('MLOps: Open guide');
    const guide = await workbench.webview('Guide: A day with Git');
    await guide
      .getByText(/not trusted|restricted|trust/i)
      .first()
      .waitFor();
    assert.equal(await guide.getByRole('button', { name: 'Check', exact: true }).isDisabled(), true);
    await takePictures(workbench, 'restricted');
    const records = await readFile(path.join(vscode.home, 'progress.jsonl'), 'utf8').catch(() => '');
    assert.equal(records.includes('"check":"data-not-tracked"'), false);
    assert.ok(page.url());
  });
});
