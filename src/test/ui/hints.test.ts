import { strict as assert } from 'node:assert';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { keepPicturesOfFailures, takePictures } from '../support/picture';
import { type ServedVscode, serveVscode } from '../support/served-vscode';

const dockerfile = `FROM python:latest
WORKDIR /srv
COPY . .
RUN apt-get update && apt-get install -y libgomp1
RUN pip install -r requirements.txt pandas
ENV WANDB_API_KEY=3f1c9a7be2d84c60b5a1f0e9d7c8b6a5
EXPOSE 8000
CMD uvicorn service.app:app --port 8000
`;

const workflow = `name: model
on:
  pull_request_target:
jobs:
  train:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v5
        with:
          ref: \${{ github.event.pull_request.head.sha }}
      - uses: somebody/setup-model@main
      - run: |
          echo "Training for \${{ github.event.pull_request.title }}"
          python train.py
          echo "::set-output name=version::1"
  deploy:
    runs-on: ubuntu-24.04
    needs: train
    steps:
      - run: ./deploy.sh model.joblib
`;

/** What a working engineer sees in a repository that has nothing to do with an exercise. */
describe('hints in any workspace', () => {
  let vscode: ServedVscode;
  keepPicturesOfFailures(() => vscode?.workbench);

  before(async () => {
    vscode = await serveVscode();
    await writeFile(path.join(vscode.workspace, 'Dockerfile'), dockerfile);
    await mkdir(path.join(vscode.workspace, '.github/workflows'), { recursive: true });
    await writeFile(path.join(vscode.workspace, '.github/workflows/model.yml'), workflow);
  });
  after(async () => vscode?.close());

  it('marks a Dockerfile, explains in the hover, and fixes', async () => {
    const { workbench } = vscode;
    await workbench.editor.open('Dockerfile');
    await workbench.editor.squiggles('warning').first().waitFor({ timeout: 60_000 });
    const problems = await workbench.views.problems();
    await problems.filter({ hasText: 'python:latest' }).first().waitFor();
    await workbench.editor.open('Dockerfile');
    await workbench.editor.goTo(1, 10);
    const hover = await workbench.editor.hover();
    await hover
      .getByText(/you tested|moves|reproduc/i)
      .first()
      .waitFor();
    await takePictures(workbench, 'hints');
    await vscode.page.keyboard.press('Escape');
    const fixes = await workbench.editor.quickFixes();
    assert.ok(
      fixes.some((title) => /^Silence dockerfile\/pinned-base here/.test(title)),
      fixes.join(' | '),
    );
    assert.ok(
      fixes.some((title) => /Pin/.test(title)),
      fixes.join(' | '),
    );
    await vscode.page.keyboard.press('Escape');
  });

  it('follows while one types', async () => {
    const { workbench } = vscode;
    await workbench.editor.replaceAll('FROM python:3.12-slim\nWORKDIR srv\n');
    const problems = await workbench.views.problems();
    await problems
      .filter({ hasText: /WORKDIR|srv/ })
      .first()
      .waitFor();
    assert.equal(await problems.filter({ hasText: 'python:latest' }).count(), 0);
  });

  it('marks a workflow', async () => {
    const { workbench } = vscode;
    await workbench.editor.open('.github/workflows/model.yml');
    const problems = await workbench.views.problems();
    for (const word of [/set-output/, /somebody\/setup-model/, /pull_request\.title/])
      await problems.filter({ hasText: word }).first().waitFor({ timeout: 60_000 });
    await takePictures(workbench, 'workflow');
  });
});
