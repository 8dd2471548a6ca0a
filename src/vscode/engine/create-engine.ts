import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { coerce, satisfies } from 'semver';
import * as vscode from 'vscode';
import { hashContent } from '../../lessons/content-hash';
import type { Exercise } from '../../lessons/exercise';
import { homeFolder } from '../../lessons/home';
import { readMarker } from '../../lessons/marker';
import { loadExercise, loadExercises } from '../../lessons/packs';
import { openProgress } from '../../lessons/progress';
import { resetWorkspace } from '../../lessons/reset';
import { runChecks } from '../../lessons/run-checks';
import { createWorkspace } from '../../lessons/workspace';
import { createTools, type OwnedTools } from '../../tools/create-tools';
import { preferredPython, watchPreferredPython } from '../preferred-python';
import { readPathSetting, section } from '../settings';
import type { Engine } from './engine';

/** Builds the engine on the real tools of this machine. What a killed editor left behind is swept meanwhile. */
export async function createEngine(log: vscode.LogOutputChannel): Promise<Engine> {
  const home = homeFolder(process.env, readPathSetting('home'));
  const tools = createTools({ home, env: process.env, log: (message) => log.info(message) });
  const progress = openProgress(home, 'editor');
  const stop = new AbortController();
  if (vscode.workspace.isTrusted) sweep(tools, log, stop.signal);
  const watching = await followPython(tools, log);
  return {
    tools,
    readMarker,
    async createWorkspace(exercise, folder, signal) {
      await createWorkspace(exercise, folder, tools, signal);
      await progress.append({ kind: 'started', exercise: exercise.id, workspace: folder });
    },
    async reset(exercise, workspace, what, signal) {
      const outcome = await resetWorkspace(exercise, workspace, what, { home, tools, signal });
      const step = typeof what === 'object' && 'step' in what ? { step: what.step } : {};
      await progress.append({ kind: 'reset', exercise: exercise.id, keptIn: outcome.keptIn, ...step });
      return outcome;
    },
    check: (request, signal) => runChecks({ ...request, tools, progress }, signal),
    async held(exercise, workspace, signal) {
      const hashes = (await progress.read()).get(exercise.id)?.hashes;
      if (!hashes || hashes.size === 0) return new Set();
      const now = await hashContent(workspace, signal);
      return new Set([...hashes].flatMap(([check, known]) => (known.has(now) ? [check] : [])));
    },
    async isPrepared(exercise, signal) {
      const requirements = await readRequirements(exercise);
      return requirements === undefined || (await tools.python.prepared(requirements, signal)) !== undefined;
    },
    async prepare(exercise, onOutput, signal) {
      const requirements = await readRequirements(exercise);
      if (requirements !== undefined) await tools.python.prepare(requirements, { onOutput }, signal);
    },
    toolStates: (exercises, signal) => {
      const ids = new Set(exercises.flatMap(({ needs }) => needs.map(({ tool }) => tool)));
      return Promise.all([...ids].sort().map((id) => tools.probe(id, signal)));
    },
    fits: (version, range) => satisfies(coerce(version) ?? version, range),
    loadPacks: (folders) => loadExercises(folders.map((folder) => ({ name: path.basename(folder), folder }))),
    checkManifest: async (folder) => (await loadExercise(folder, '')).problems,
    async dispose() {
      stop.abort();
      watching.dispose();
      await tools.dispose();
    },
  };
}

async function readRequirements({ folder, python }: Exercise): Promise<string | undefined> {
  return python === undefined ? undefined : readFile(path.join(folder, python), 'utf8');
}

function sweep(tools: OwnedTools, log: vscode.LogOutputChannel, signal: AbortSignal): void {
  tools.sweep(signal).then(
    (count) => {
      if (count > 0) log.info(`ended or removed ${count} things that an editor or command line left behind`);
    },
    (error) => {
      if (!signal.aborted) log.warn(`what a killed editor left could not be swept: ${String(error)}`);
    },
  );
}

/** Takes the interpreter that the user chose, now and whenever another one is chosen. The Python extension is a guest here: its faults stop nothing. */
async function followPython({ python }: OwnedTools, log: vscode.LogOutputChannel): Promise<vscode.Disposable> {
  const take = async () => {
    try {
      python.setPreferred(await preferredPython(vscode.workspace.workspaceFolders?.[0]?.uri));
    } catch (error) {
      log.warn(`the Python extension could not be asked: ${String(error)}`);
    }
  };
  await take();
  const setting = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${section}.python`)) void take();
  });
  const chosen = await watchPreferredPython(() => void take()).catch(() => ({ dispose: () => undefined }));
  return vscode.Disposable.from(setting, chosen);
}
