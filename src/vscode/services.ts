import type * as vscode from 'vscode';
import type { ConfigurationFiles } from './diagnostics/configuration-files';
import type { Hints } from './diagnostics/hints';
import type { Engine } from './engine/engine';
import type { Catalogue } from './exercise/catalogue';
import type { ProgressStore } from './exercise/progress-store';
import type { ReportDocuments } from './exercise/report-documents';
import type { Sessions } from './exercise/sessions';
import type { ToolStates } from './exercise/tool-states';
import type { WorkspaceMemory } from './exercise/workspace-memory';
import type { Guide } from './guide/guide';
import type { RoadmapNode } from './roadmap/roadmap-node';
import type { RoadmapTree } from './roadmap/roadmap-tree';

/** What commands and surfaces work with; built once by `extension.ts`. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  /** Loads the engine on first use. */
  readonly engine: () => Promise<Engine>;
  readonly catalogue: Catalogue;
  readonly progress: ProgressStore;
  readonly memory: WorkspaceMemory;
  readonly sessions: Sessions;
  readonly configurations: ConfigurationFiles;
  readonly hints: Hints;
  readonly guide: Guide;
  readonly tools: ToolStates;
  readonly reports: ReportDocuments;
  readonly roadmap: vscode.TreeView<RoadmapNode>;
  readonly roadmapTree: RoadmapTree;
}
