import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { keepPicturesOfFailures, takePictures } from '../support/picture';
import { type ServedVscode, serveVscode } from '../support/served-vscode';

/** A person's first exercise, from the icon in the activity bar to the green step, in a real VS Code. */
describe('the first exercise', () => {
  let vscode: ServedVscode;
  keepPicturesOfFailures(() => vscode?.workbench);
  let folder: string;
  let guide: FrameLocator;

  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe', encoding: 'utf8' });

  before(async () => {
    vscode = await serveVscode({ settings: { 'workbench.secondarySideBar.defaultVisibility': 'hidden' } });
    folder = path.join(path.dirname(vscode.home), 'mlops-exercises', 'git-daily');
  });
  after(async () => vscode?.close());

  it('shows every stage of the roadmap, and topics that are not yet written as such', async () => {
    const { views } = vscode.workbench;
    await views.openContainer('MLOps');
    for (const stage of [
      'Prerequisites',
      'Core MLOps Topics',
      'Tools to Learn',
      'Recommended Projects',
      'Bonus Concepts',
    ])
      await views.treeRows('Roadmap').filter({ hasText: stage }).first().waitFor();
    const feast = views.treeRows('Roadmap').filter({ hasText: 'Feast' }).filter({ hasText: 'not yet written' });
    await views.expand('Roadmap', 'Bonus Concepts', feast.first());
    await takePictures(vscode.workbench, 'roadmap');
  });

  it('starts a stage: walkthrough, list of exercises, folder, guide beside the file', async () => {
    const { workbench, page } = vscode;
    await workbench.runCommand('MLOps: Start MLOps stage');
    await workbench.pick('Prerequisites');
    await page.locator('.gettingStartedContainer').getByText('Turn the notebook into a package').first().waitFor();
    await workbench.quickPickRows().filter({ hasText: 'Turn the notebook into a package' }).first().waitFor();
    await takePictures(workbench, 'stage');
    await workbench.pick('A day with Git');
    await workbench.pick('mlops-exercises');
    await workbench.pick('Open in this window');
    await page.locator('.tab').filter({ hasText: 'README.md' }).first().waitFor({ timeout: 60_000 });
    guide = await workbench.webview('Guide: A day with Git');
    await guide.getByRole('heading', { name: 'Keep data and models out of Git' }).waitFor();
    await access(path.join(folder, '.mlops-roadmap', 'exercise.json'));
    await takePictures(workbench, 'guide');
  });

  it('says what is not met, in the guide, in Problems and in the Test Explorer', async () => {
    const { workbench } = vscode;
    await guide.getByRole('button', { name: 'Check', exact: true }).click();
    await guide.locator('.checks').getByText('data/2026-01.csv').first().waitFor({ timeout: 60_000 });
    const problems = await workbench.views.problems();
    await problems.filter({ hasText: /MLOps/ }).first().waitFor();
    const tests = await workbench.views.tests();
    await tests.filter({ hasText: 'A day with Git' }).first().waitFor();
    await takePictures(workbench, 'unmet');
  });

  it('gives three hints, one after the other, and names every unmet check', async () => {
    const { workbench, page } = vscode;
    for (const number of [1, 2, 3]) {
      await guide.getByRole('button', { name: `Hint (${number} of 3)` }).click();
      await guide.getByRole('heading', { name: `Hint ${number} of 3` }).waitFor();
    }
    assert.equal(await guide.getByRole('button', { name: /^Hint \(/ }).count(), 0);
    await guide.getByRole('button', { name: 'Why am I not done?' }).click();
    await page
      .locator('.quick-input-title')
      .filter({ hasText: /\d+ checks are not met/ })
      .waitFor({ timeout: 60_000 });
    await takePictures(workbench, 'why');
    await page.keyboard.press('Escape');
  });

  it('turns the step green once the work is done, and notes the evidence', async () => {
    const { workbench } = vscode;
    await writeFile(path.join(folder, '.gitignore'), 'data/*\n!data/README.md\nmodels/\n__pycache__/\n.venv/\n');
    git('rm', '-q', '-r', '--cached', 'data/2026-01.csv', 'data/2026-02.csv', 'models');
    git('add', '.gitignore', 'data/README.md');
    git('commit', '-q', '-m', 'Keep data and models out of Git');
    await guide.getByRole('button', { name: 'Check', exact: true }).click();
    await guide.getByRole('heading', { name: 'This step is done.' }).waitFor({ timeout: 60_000 });
    await workbench.statusBarItem('A day with Git').waitFor();
    const records = await readFile(path.join(vscode.home, 'progress.jsonl'), 'utf8');
    assert.match(records, /"kind":"step","exercise":"git-daily","step":"ignore-data"/);
    await workbench.views.openContainer('MLOps');
    await takePictures(workbench, 'done');
    await guide.getByRole('button', { name: 'Next step' }).first().click();
    await guide.getByRole('heading', { name: 'Split the messy change' }).waitFor();
  });

  it('follows what a terminal does, and goes on after the window was closed', async () => {
    const { workbench } = vscode;
    git('restore', 'src/train.py');
    execFileSync('git', ['add', '-p', 'src/predict.py'], {
      cwd: folder,
      input: 'y\nn\n',
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    git('commit', '-q', '-m', 'Predict for vehicles that are not in the table yet');
    git('tag', 'v1.0.1');
    git('add', 'src');
    git('commit', '-q', '-m', 'Promise the customer a window of ten minutes');
    const env = { ...process.env, MLOPS_ROADMAP_HOME: vscode.home };
    const said = execFileSync(
      process.execPath,
      [path.resolve('dist/cli.js'), 'check', folder, '--step', 'split-change'],
      { env, encoding: 'utf8' },
    );
    assert.match(said, /Split the messy change/);
    await guide.getByRole('heading', { name: 'This step is done.' }).waitFor();
    await workbench.openFolder(folder);
    guide = await workbench.webview('Guide: A day with Git');
    await guide.getByRole('button', { name: /Step 2 of 5: Split the messy change, done/ }).waitFor();
    await guide.getByRole('heading', { name: 'Merge the branch with the rush hours' }).waitFor();
  });

  it('resets a file and says where it kept what was there', async () => {
    const { workbench, page } = vscode;
    await workbench.editor.open('src/predict.py');
    await workbench.runCommand('MLOps: Reset file');
    await page.getByRole('dialog').getByRole('button', { name: 'Reset', exact: true }).click();
    await workbench.notification(/What was there is kept in/).waitFor({ timeout: 60_000 });
    const kept = path.join(vscode.home, 'kept', 'git-daily');
    const [dated = ''] = await readdir(kept);
    assert.match(dated, /^\d{4}-\d{2}-\d{2}T/);
    assert.match(await readFile(path.join(kept, dated, 'src', 'predict.py'), 'utf8'), /def promise/);
  });
});
