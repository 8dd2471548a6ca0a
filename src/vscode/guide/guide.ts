import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { ExerciseSession } from '../exercise/exercise-session';
import type { Sessions } from '../exercise/sessions';
import { showPlace, showStepFile } from '../exercise/show-step';
import { reportProblem } from '../report-problem';
import type { GuideSources } from './build-guide';
import { escapeHtml } from './escape-html';
import { commandOf, type GuideMessage, isGuideMessage } from './guide-messages';

/** Type of the guide's panel, by which it is restored when the window is opened again. */
export const guideType = 'mlopsRoadmap.guide';

/** The guide of the exercise beside the editor: one panel a window, which follows the current exercise. */
export class Guide implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private panel: vscode.WebviewPanel | undefined;
  private rendering: NodeJS.Timeout | undefined;
  private generation = 0;
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly sessions: Sessions,
    private readonly sources: GuideSources,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.disposables = [
      vscode.window.registerWebviewPanelSerializer(guideType, this),
      sessions.onDidChange(() => this.scheduleRender()),
      sessions.onDidAdd(() => this.panel && this.prepare(this.panel)),
      sources.tools.onDidChange(() => this.scheduleRender()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.scheduleRender()),
    ];
  }

  get isVisible(): boolean {
    return this.panel?.visible === true;
  }

  /** Shows the guide beside the file without taking the focus from it. */
  open(): void {
    if (this.panel) {
      this.panel.reveal(undefined, true);
      return;
    }
    const column = vscode.window.visibleTextEditors.length > 0 ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
    const title = titleOf(this.sessions.current);
    this.adopt(vscode.window.createWebviewPanel(guideType, title, { viewColumn: column, preserveFocus: true }, {}));
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.panel?.dispose();
    this.adopt(panel);
  }

  dispose(): void {
    clearTimeout(this.rendering);
    this.panel?.dispose();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    const picture = (name: string) => vscode.Uri.joinPath(this.extensionUri, 'media', name);
    panel.iconPath = { light: picture('guide-light.svg'), dark: picture('guide-dark.svg') };
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isGuideMessage(message)) {
        this.hear(message).catch((error) => reportProblem(this.log, 'The guide', error));
      }
    });
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
    panel.onDidChangeViewState(() => this.scheduleRender());
    this.prepare(panel);
  }

  /** Sets what the panel may load: our own media and the pictures of the exercise. */
  private prepare({ webview }: vscode.WebviewPanel): void {
    const media = vscode.Uri.joinPath(this.extensionUri, 'media');
    const exercises = this.sessions.all.map(({ exercise }) => vscode.Uri.file(exercise.folder));
    webview.options = { enableScripts: true, localResourceRoots: [media, ...exercises] };
    const address = (name: string) => escapeHtml(webview.asWebviewUri(vscode.Uri.joinPath(media, name)).toString());
    const nonce = randomBytes(18).toString('base64');
    const policy = `default-src 'none'; img-src ${webview.cspSource}; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
    webview.html = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<link rel="stylesheet" href="${address('guide.css')}"><title>Guide</title></head>
<body><main><p class="muted">Loading …</p></main><script nonce="${nonce}" src="${address('guide.js')}"></script></body></html>`;
  }

  private scheduleRender(): void {
    if (!this.panel || this.rendering) return;
    // Events of a run come in bursts.
    this.rendering = setTimeout(() => {
      this.rendering = undefined;
      this.render().catch((error) => this.log.error('showing the guide:', error));
    }, 30);
  }

  private async render(): Promise<void> {
    const session = this.sessions.current;
    const { panel } = this;
    if (!panel?.visible) return;
    const generation = ++this.generation;
    if (!session) {
      const html =
        '<h1>No exercise here</h1><p>The folder of the exercise is not open in this window.</p><p><button type="button" class="primary" data-command="continueExercise">Continue exercise</button></p>';
      await panel.webview.postMessage({ type: 'render', html, exercise: '', step: '' });
      return;
    }
    const { buildGuide, renderGuide } = await import('./guide-page');
    const imageUri = (file: string) => panel.webview.asWebviewUri(vscode.Uri.file(file)).toString();
    const model = await buildGuide(session, this.sources, imageUri);
    if (generation !== this.generation) return;
    panel.title = titleOf(session);
    const html = renderGuide(model);
    await panel.webview.postMessage({ type: 'render', html, exercise: session.exercise.id, step: session.step.id });
  }

  private async hear(message: GuideMessage): Promise<void> {
    if (message.type === 'ready') {
      this.scheduleRender();
      return;
    }
    if (message.type === 'copy') return vscode.env.clipboard.writeText(message.text);
    if (message.type === 'command') {
      const command = commandOf(message.command);
      if (command) await vscode.commands.executeCommand(command, ...message.args);
      return;
    }
    const session = this.sessions.current;
    if (session) await this.hearOf(session, message);
  }

  private async hearOf(
    session: ExerciseSession,
    message: Exclude<GuideMessage, { type: 'ready' | 'copy' | 'command' }>,
  ): Promise<void> {
    switch (message.type) {
      case 'step':
        session.choose(message.step);
        return showStepFile(session);
      case 'place':
        return showPlace(session, message.path, message.line);
      case 'predict': {
        const { writeAnswer } = await import('./guide-page');
        await writeAnswer(session.folder, session.step, message.check, message.value);
        return session.touch();
      }
      case 'link': {
        const { readLink } = await import('./guide-page');
        const target = readLink(message.href);
        if (target?.kind === 'web') await vscode.env.openExternal(vscode.Uri.parse(target.url));
        if (target?.kind === 'command') await vscode.commands.executeCommand(target.command);
        if (target?.kind === 'file') await showPlace(session, target.path, target.line);
        return;
      }
      default:
        return message satisfies never;
    }
  }
}

function titleOf(session: ExerciseSession | undefined): string {
  return session ? `Guide: ${session.exercise.title}` : 'Guide';
}
