import * as vscode from 'vscode';
import { readPathSetting } from './settings';

/** The part of the Python extension's exported API that is used here. */
interface PythonExtensionApi {
  readonly environments: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(environment: {
      readonly path: string;
    }): Promise<{ readonly executable: { readonly uri?: vscode.Uri } } | undefined>;
    readonly onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

/** The interpreter that the user chose: by our setting, else in the Python extension when it is there; `undefined` leaves the search to the engine. */
export async function preferredPython(folder: vscode.Uri | undefined): Promise<string | undefined> {
  const set = readPathSetting('python');
  if (set) return set;
  const api = await pythonApi();
  if (!api) return undefined;
  const active = api.environments.getActiveEnvironmentPath(folder);
  const environment = await api.environments.resolveEnvironment(active);
  return environment?.executable.uri?.fsPath;
}

/** Calls back when another interpreter is chosen in the Python extension; does nothing without it. */
export async function watchPreferredPython(listener: () => void): Promise<vscode.Disposable> {
  const api = await pythonApi();
  return api?.environments.onDidChangeActiveEnvironmentPath(listener) ?? { dispose: () => undefined };
}

async function pythonApi(): Promise<PythonExtensionApi | undefined> {
  const extension = vscode.extensions.getExtension<Partial<PythonExtensionApi>>('ms-python.python');
  if (!extension) return undefined;
  const api = extension.isActive ? extension.exports : await extension.activate();
  return api?.environments ? { environments: api.environments } : undefined;
}
