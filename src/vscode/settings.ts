import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Severity } from '../core/finding';
import type { Alongside } from './diagnostics/leave-to-others';

/** Section of all settings. */
export const section = 'mlopsRoadmap';

/** What the user chose about hints for one document. */
export interface HintSettings {
  readonly enabled: boolean;
  readonly severity: Readonly<Record<string, Severity | 'off'>>;
  readonly alongside: Alongside;
}

/** The hint settings that hold for a document; a mistyped value counts as not set. */
export function readHintSettings(scope: vscode.ConfigurationScope): HintSettings {
  const settings = vscode.workspace.getConfiguration(`${section}.hints`, scope);
  const alongside = settings.get<unknown>('alongside');
  return {
    enabled: settings.get<unknown>('enabled') !== false,
    severity: readSeverities(settings.get<unknown>('severity')),
    alongside: alongside === 'always' || alongside === 'only-ml' ? alongside : 'auto',
  };
}

function readSeverities(value: unknown): Record<string, Severity | 'off'> {
  if (typeof value !== 'object' || value === null) return {};
  const known: Record<string, Severity | 'off'> = {};
  for (const [rule, severity] of Object.entries(value)) if (isSeverity(severity)) known[rule] = severity;
  return known;
}

function isSeverity(value: unknown): value is Severity | 'off' {
  return typeof value === 'string' && ['error', 'warning', 'information', 'hint', 'off'].includes(value);
}

/** A text setting with `~` expanded; `undefined` when it is empty. */
export function readPathSetting(name: 'exercisesFolder' | 'home' | 'python'): string | undefined {
  return expandHome(vscode.workspace.getConfiguration(section).get<unknown>(name));
}

/** Absolute folders of further exercises; relative ones count from the first workspace folder. */
export function readPackFolders(): string[] {
  const packs = vscode.workspace.getConfiguration(section).get<unknown>('packs');
  if (!Array.isArray(packs)) return [];
  const base = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir();
  return packs.flatMap((pack) => {
    const folder = expandHome(pack);
    return folder ? [path.resolve(base, folder)] : [];
  });
}

function expandHome(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const text = value.trim();
  return /^~(?=[\\/]|$)/.test(text) ? path.join(homedir(), text.slice(1)) : text;
}
