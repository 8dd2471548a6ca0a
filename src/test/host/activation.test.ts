import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

describe('activation', () => {
  it('finds the extension and activates it', async () => {
    const extension = vscode.extensions.getExtension('mlops-roadmap.mlops-roadmap');
    assert.ok(extension, 'The extension is not installed.');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('runs in the kind of workspace that the caller asked for', () => {
    assert.equal(vscode.workspace.isTrusted, process.env['MLOPS_ROADMAP_TEST_TRUST'] !== 'restricted');
  });
});
