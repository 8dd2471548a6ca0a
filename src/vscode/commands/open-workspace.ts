import * as vscode from 'vscode';

/** Opens the folder of an exercise: here when the window is empty, else where the user says. The guide opens by itself after that. */
export async function openWorkspace(folder: string): Promise<void> {
  const uri = vscode.Uri.file(folder);
  const open = vscode.workspace.workspaceFolders ?? [];
  if (open.some((known) => known.uri.toString() === uri.toString())) {
    await vscode.commands.executeCommand('mlopsRoadmap.openGuide');
    return;
  }
  let isNew = false;
  if (open.length > 0) {
    const here = { label: '$(window) Open in this window', description: 'closes the folder that is open now' };
    const beside = { label: '$(multiple-windows) Open in a new window', description: folder };
    const choice = await vscode.window.showQuickPick([here, beside], { title: folder, ignoreFocusOut: true });
    if (!choice) return;
    isNew = choice === beside;
  }
  await vscode.commands.executeCommand('vscode.openFolder', uri, { forceNewWindow: isNew });
}
