import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { HintConfiguration } from '../rules/hint-configuration';
import type { SeverityMap } from '../rules/severity';
import type { Alongside } from './diagnostics/leave-to-others';

/** Section of all settings. */
export const section = 'mlopsRoadmap';

/** What the user chose about hints for one document. */
export interface HintSettings {
  readonly enabled: boolean;
  readonly alongside: Alongside;
  /** The same as a `.mlops-roadmap.yml` in the workspace folder, which goes before it. */
  readonly configuration: HintConfiguration;
}

/** The hint settings that hold for a document; a mistyped value counts as not set. */
export function readHintSettings(scope: vscode.ConfigurationScope): HintSettings {
  const settings = vscode.workspace.getConfiguration(`${section}.hints`, scope);
  const alongside = settings.get<unknown>('alongside');
  return {
    enabled: settings.get<unknown>('enabled') !== false,
    alongside: alongside === 'always' || alongside === 'only-ml' ? alongside : 'auto',
    configuration: {
      severity: readTexts(settings.get<unknown>('severity'), isSeverity),
      languages: readTexts(settings.get<unknown>('languages'), (value): value is string => typeof value === 'string'),
      overrides: [],
      ignore: readGlobs(settings.get<unknown>('exclude')),
    },
  };
}

function readTexts<T extends string>(value: unknown, isValid: (value: unknown) => value is T): Record<string, T> {
  if (typeof value !== 'object' || value === null) return {};
  const known: Record<string, T> = {};
  for (const [name, text] of Object.entries(value)) if (isValid(text)) known[name] = text;
  return known;
}

function isSeverity(value: unknown): value is SeverityMap[string] {
  return typeof value === 'string' && ['error', 'warning', 'information', 'hint', 'off'].includes(value);
}

/** A list of globs, or as in `files.exclude` a map of globs to whether they hold. */
function readGlobs(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((glob) => typeof glob === 'string');
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([glob, holds]) => (holds === true ? [glob] : []));
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
