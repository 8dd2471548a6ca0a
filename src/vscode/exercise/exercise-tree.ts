import * as vscode from 'vscode';
import type { CheckSpec, Step } from '../../lessons/exercise';
import { escapeMarkdown } from '../roadmap/escape-markdown';
import type { ExerciseSession } from './exercise-session';
import type { Sessions } from './sessions';

type Node = { readonly step: Step; readonly check?: undefined } | { readonly step: Step; readonly check: CheckSpec };

/** The small view *Exercise*: the steps of the current exercise and how their checks stand. */
export class ExerciseTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly listening: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly sessions: Sessions) {
    this.listening = sessions.onDidChange(() => {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.changed.fire(undefined);
      }, 50);
    });
  }

  getChildren(node?: Node): Node[] {
    if (!node) return (this.sessions.current?.exercise.steps ?? []).map((step) => ({ step }));
    return node.check ? [] : node.step.checks.map((check) => ({ step: node.step, check }));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const session = this.sessions.current;
    if (!session) return new vscode.TreeItem(node.step.title);
    return node.check ? checkItem(session, node.step, node.check) : stepItem(session, node.step);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listening.dispose();
    this.changed.dispose();
  }
}

function stepItem(session: ExerciseSession, step: Step): vscode.TreeItem {
  const isShown = session.step === step;
  const isDone = session.isStepDone(step.id);
  const open = isShown ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
  const item = new vscode.TreeItem(`${session.exercise.steps.indexOf(step) + 1}. ${step.title}`, open);
  item.id = `${session.exercise.id}/${step.id}`;
  item.description = isDone ? 'done' : isShown ? 'now' : '';
  item.iconPath = isDone
    ? icon('pass-filled', 'testing.iconPassed')
    : isShown
      ? icon('play-circle', 'charts.blue')
      : icon('circle-large', 'foreground');
  item.contextValue = 'step:current';
  item.command = { title: 'Open step', command: 'mlopsRoadmap.openStep', arguments: [session.exercise.id, step.id] };
  item.accessibilityInformation = {
    label: `Step ${step.title}, ${isDone ? 'done' : isShown ? 'in progress' : 'not started'}`,
  };
  return item;
}

function checkItem(session: ExerciseSession, step: Step, { id, goal, why, try: next }: CheckSpec): vscode.TreeItem {
  const report = session.reports.get(id);
  const isRunning = session.run?.checks.has(id) === true;
  const known = session.outcomeOf(step.id, id);
  const outcome = isRunning ? 'running' : known === 'skipped' || known === 'unknown' ? 'open' : known;
  const look = {
    running: { icon: icon('loading~spin', 'foreground'), word: 'being checked' },
    passed: { icon: icon('pass', 'testing.iconPassed'), word: 'met' },
    failed: { icon: icon('error', 'testing.iconFailed'), word: 'not met' },
    blocked: { icon: icon('debug-disconnect', 'problemsWarningIcon.foreground'), word: 'cannot be checked here' },
    open: { icon: icon('circle-outline', 'disabledForeground'), word: 'not checked yet' },
  }[outcome];
  const item = new vscode.TreeItem(goal);
  item.id = `${session.exercise.id}/${step.id}/${id}`;
  item.iconPath = look.icon;
  item.description = outcome === 'failed' || outcome === 'blocked' ? (report?.message ?? '') : '';
  const tooltip = [`**${escapeMarkdown(goal)}**: ${look.word}`];
  if (report && outcome !== 'passed') tooltip.push(escapeMarkdown(report.message));
  tooltip.push(`*Why:* ${escapeMarkdown(why)}`);
  if (outcome === 'failed') tooltip.push(`*Try:* ${escapeMarkdown(next)}`);
  item.tooltip = new vscode.MarkdownString(tooltip.join('\n\n'), true);
  item.contextValue = 'check';
  item.accessibilityInformation = {
    label: `Check ${goal}, ${look.word}${report && outcome === 'failed' ? `, ${report.message}` : ''}`,
  };
  const first = outcome === 'failed' ? report?.findings[0] : undefined;
  if (first)
    item.command = {
      title: 'Open the place',
      command: 'mlopsRoadmap.openFinding',
      arguments: [first.path, first.span.start],
    };
  return item;
}

function icon(name: string, color: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, new vscode.ThemeColor(color));
}
