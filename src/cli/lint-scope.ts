import path from 'node:path';
import type { Language } from '../core/rule';
import { chooseLanguage, chooseSeverities, type Decision } from '../rules/hint-configuration';
import { mayBeHintFile } from '../rules/hint-places';
import { mergeSeverities, type SeverityMap } from '../rules/severity';
import type { Configurations } from './configurations';
import { readHead, readSource, walkFiles } from './source-files';

/** What the command line asks of every file, over what configuration files say. */
export interface LintWishes {
  /** `--as` */
  readonly language: Language | undefined;
  /** `--rule` */
  readonly severity: SeverityMap;
}

/** In which language a file is looked at and how serious each rule is there. */
export interface LintScope {
  readonly isIgnored: boolean;
  readonly severity: SeverityMap;
  /** The language by name and text; `undefined` when none has rules for it. */
  languageFor(text: string | undefined): Language | undefined;
}

/** What holds for one file (absolute path). */
export async function lintScope(file: string, wishes: LintWishes, configurations: Configurations): Promise<LintScope> {
  const decision = await configurations.decide(file);
  const decisions: Decision[] = decision ? [decision] : [];
  const name = file.split(path.sep).join('/');
  return {
    isIgnored: decision?.isIgnored ?? false,
    severity: mergeSeverities(chooseSeverities(decisions), wishes.severity),
    languageFor: (text) => wishes.language ?? chooseLanguage(name, text, decisions),
  };
}

/** The files below a folder that some language has rules for, in order; `--as` keeps those of that language. Of files that are alike by name the first bytes are read, and all only where these may be of one. */
export async function* findDocuments(
  folder: string,
  wishes: LintWishes,
  configurations: Configurations,
  problems: string[],
): AsyncGenerator<string> {
  for await (const file of walkFiles(folder, problems)) {
    const name = file.split(path.sep).join('/');
    const { isIgnored, languageFor } = await lintScope(file, wishes, configurations);
    if (isIgnored) continue;
    const recognises = (text?: string) =>
      wishes.language ? wishes.language.recognises(name, text) : languageFor(text) !== undefined;
    if (recognises()) yield file;
    else if (mayBeHintFile(name, () => readHead(file))) {
      const { text } = readSource(file);
      if (text !== undefined && recognises(text)) yield file;
    }
  }
}
