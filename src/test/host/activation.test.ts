import { strict as assert } from 'node:assert';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { extension } from './wait-for';

describe('activation', () => {
  it('finds the extension and activates it', async () => {
    await extension().activate();
    assert.equal(extension().isActive, true);
  });

  it('loads no parser and no engine until something asks for one', async () => {
    const folder = path.join(extension().extensionPath, 'dist');
    const isOurs = (file: string) => file.startsWith(folder);
    const loaded = Object.keys(require.cache)
      .filter(isOurs)
      .map((file) => path.basename(file));
    assert.ok(!loaded.includes('rules-bundle.js'), loaded.join(', '));
    assert.ok(!loaded.includes('guide-page.js'), loaded.join(', '));

    // What activation costs: reading the bundle, then `activate`. Told to the bench, not judged here.
    const main = path.join(folder, 'extension.js');
    const known = require.cache[main];
    const loads = Array.from({ length: 7 }, () => {
      delete require.cache[main];
      const start = performance.now();
      require(main);
      return performance.now() - start;
    }).sort((a, b) => a - b);
    if (known) require.cache[main] = known;
    const [activate] = performance.getEntriesByName('mlops-roadmap/activate');
    assert.ok(activate, 'activation measures itself');
    const results = process.env['MLOPS_ROADMAP_TEST_RESULTS'];
    if (!results) return;
    const load = loads[3] ?? Number.NaN;
    const text = JSON.stringify({ milliseconds: load + activate.duration, load, activate: activate.duration, loaded });
    await writeFile(path.join(path.dirname(results), 'activation.json'), text);
  });

  it('runs in the kind of workspace that the caller asked for', () => {
    assert.equal(vscode.workspace.isTrusted, process.env['MLOPS_ROADMAP_TEST_TRUST'] !== 'restricted');
  });
});
