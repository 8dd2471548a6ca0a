import * as vscode from 'vscode';
import type { NodeState, RoadmapNode } from './roadmap-node';

const stateIcons: Readonly<Record<NodeState, readonly [icon: string, color: string]>> = {
  done: ['pass-filled', 'testing.iconPassed'],
  started: ['play-circle', 'charts.blue'],
  todo: ['circle-large', 'foreground'],
  blocked: ['debug-disconnect', 'problemsWarningIcon.foreground'],
  planned: ['edit', 'disabledForeground'],
};

const stateWords: Readonly<Record<NodeState, string>> = {
  done: 'done',
  started: 'in progress',
  todo: 'not started',
  blocked: 'blocked',
  planned: 'not yet written',
};

/** The node as the editor's tree shows it. */
export function nodeItem(node: RoadmapNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.title, collapsible(node));
  item.id = node.id;
  item.description = node.description;
  item.iconPath = iconOf(node);
  item.tooltip = new vscode.MarkdownString(node.tooltip, true);
  item.contextValue = contextOf(node);
  const state = node.description && node.description !== stateWords[node.state] ? `, ${node.description}` : '';
  item.accessibilityInformation = { label: `${node.kind} ${node.title}, ${stateWords[node.state]}${state}` };
  if (node.kind === 'step' && node.isCurrent) {
    item.command = {
      title: 'Open step',
      command: 'mlopsRoadmap.openStep',
      arguments: [node.exercise.id, node.step.id],
    };
  }
  return item;
}

function collapsible(node: RoadmapNode): vscode.TreeItemCollapsibleState {
  if (node.children.length === 0) return vscode.TreeItemCollapsibleState.None;
  const isOpen = node.kind === 'stage' && node.isNext;
  return isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function iconOf({ state, kind }: RoadmapNode): vscode.ThemeIcon {
  if (kind === 'stage')
    return new vscode.ThemeIcon(
      state === 'done' ? 'pass-filled' : 'milestone',
      new vscode.ThemeColor(state === 'done' ? 'testing.iconPassed' : 'foreground'),
    );
  const [icon, color] = stateIcons[state];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

function contextOf(node: RoadmapNode): string {
  switch (node.kind) {
    case 'stage':
    case 'topic':
    case 'planned':
      return node.kind;
    case 'exercise': {
      const marks = [node.isCurrent ? 'current' : '', node.wasOpened && !node.isCurrent ? 'opened-before' : ''];
      return ['exercise', [node.state, ...marks].filter(Boolean).join(' ')].join(':');
    }
    case 'step':
      return node.isCurrent ? 'step:current' : 'step';
    default:
      return node satisfies never;
  }
}
