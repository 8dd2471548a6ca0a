import path from 'node:path';
import * as vscode from 'vscode';
import { registerCommands } from './vscode/commands/register-commands';
import { WorkflowCompletion, workflowSelector } from './vscode/completion/workflow-completion';
import { ContextKeys } from './vscode/context-keys';
import { CheckDiagnostics } from './vscode/diagnostics/check-diagnostics';
import { ConfigurationFiles } from './vscode/diagnostics/configuration-files';
import { HintActions } from './vscode/diagnostics/hint-actions';
import { HintHover } from './vscode/diagnostics/hint-hover';
import { hintSelector } from './vscode/diagnostics/hint-languages';
import { Hints } from './vscode/diagnostics/hints';
import { LazyEngine } from './vscode/engine/lazy-engine';
import { Catalogue } from './vscode/exercise/catalogue';
import { checkOnSave } from './vscode/exercise/check-on-save';
import { ExerciseTree } from './vscode/exercise/exercise-tree';
import { openFirstTime } from './vscode/exercise/first-open';
import { openProgressFile } from './vscode/exercise/open-progress-file';
import { ProgressStore } from './vscode/exercise/progress-store';
import { ReportDocuments, reportScheme } from './vscode/exercise/report-documents';
import { Sessions } from './vscode/exercise/sessions';
import { SolutionDocuments, solutionScheme } from './vscode/exercise/solution-documents';
import { StatusItem } from './vscode/exercise/status-item';
import { StepLens } from './vscode/exercise/step-lens';
import { ToolStates } from './vscode/exercise/tool-states';
import { WorkspaceMemory } from './vscode/exercise/workspace-memory';
import { Guide } from './vscode/guide/guide';
import { ManifestCompletion, manifestSelector } from './vscode/manifest/manifest-completion';
import { ManifestDiagnostics } from './vscode/manifest/manifest-diagnostics';
import { reportProblem } from './vscode/report-problem';
import { RoadmapTree } from './vscode/roadmap/roadmap-tree';
import { ExerciseTests } from './vscode/testing/exercise-tests';

let engine: LazyEngine | undefined;

/** Builds the surfaces and registers them. What needs the disk goes on after that; the engine loads when something first asks for it. */
export function activate(context: vscode.ExtensionContext): void {
  const start = performance.now();
  const keep = <T extends vscode.Disposable>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const log = keep(vscode.window.createOutputChannel('MLOps Roadmap', { log: true }));
  const lazy = new LazyEngine(log);
  engine = lazy;
  const load = () => lazy.load();

  const catalogue = keep(new Catalogue(context.extensionPath, load, log));
  const progress = keep(new ProgressStore(openProgressFile, log));
  const memory = new WorkspaceMemory(context.globalState);
  const tools = keep(new ToolStates(load, catalogue, log));
  const sessions = keep(new Sessions(load, catalogue, progress, memory, log));
  const configurations = keep(new ConfigurationFiles(log));
  const hints = keep(new Hints(configurations, log));
  const guide = keep(new Guide(context.extensionUri, sessions, { catalogue, progress, tools }, log));
  const reports = keep(new ReportDocuments());
  const checks = keep(new CheckDiagnostics(sessions, log));
  keep(new ContextKeys(catalogue, progress, sessions, hints));
  keep(new ExerciseTests(sessions, log));
  keep(new StatusItem(sessions));
  keep(checkOnSave(sessions, log));

  const roadmapTree = keep(new RoadmapTree({ catalogue, progress, memory, tools, sessions }));
  const roadmap = keep(
    vscode.window.createTreeView('mlopsRoadmap.roadmap', { treeDataProvider: roadmapTree, showCollapseAll: true }),
  );
  keep(roadmap.onDidChangeVisibility(({ visible }) => visible && tools.ensure()));
  keep(vscode.window.registerTreeDataProvider('mlopsRoadmap.exercise', keep(new ExerciseTree(sessions))));

  const isInExercise = (file: string) => catalogue.exercises.some(({ folder }) => file.startsWith(folder + path.sep));
  keep(vscode.workspace.registerTextDocumentContentProvider(solutionScheme, new SolutionDocuments(isInExercise)));
  keep(vscode.workspace.registerTextDocumentContentProvider(reportScheme, reports));
  keep(vscode.languages.registerCodeLensProvider({ scheme: 'file' }, keep(new StepLens(sessions))));
  keep(vscode.languages.registerHoverProvider(hintSelector, new HintHover(hints)));
  const kinds = { providedCodeActionKinds: HintActions.kinds };
  keep(
    vscode.languages.registerCodeActionsProvider(
      { scheme: '*' },
      new HintActions(hints, checks, configurations),
      kinds,
    ),
  );

  keep(new ManifestDiagnostics(load, log));
  const manifests = new ManifestCompletion(context.extensionUri);
  keep(vscode.languages.registerCompletionItemProvider(manifestSelector, manifests));

  const workflows = new WorkflowCompletion();
  const { triggers } = WorkflowCompletion;
  keep(vscode.languages.registerCompletionItemProvider(workflowSelector, workflows, ...triggers));
  keep(vscode.languages.registerHoverProvider(workflowSelector, workflows));

  const services = { context, log, engine: load, catalogue, progress, memory, sessions, configurations, hints, guide };
  keep(registerCommands({ ...services, tools, reports, roadmap, roadmapTree }));

  keep(sessions.onDidAdd((session) => void openFirstTime(session, context.workspaceState)));
  Promise.all([catalogue.load(), progress.start(), sessions.rescan()]).catch((error) =>
    reportProblem(log, 'Starting MLOps Roadmap', error),
  );
  // The bench and the host suite read it.
  performance.measure('mlops-roadmap/activate', { start });
}

/** Ends everything that checks started and that still runs. */
export function deactivate(): Promise<void> | undefined {
  return engine?.dispose();
}
