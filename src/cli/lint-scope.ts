import path from 'node:path';
import type { Language } from '../core/rule';
import { chooseLanguage, chooseSeverities, type Decision } from '../rules/hint-configuration';
import { mergeSeverities, type SeverityMap } from '../rules/severity';
import type { Configurations } from './configurations';
import { readHead, walkFiles } from './source-files';

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

/** Only these need a look inside to be told apart; everything else goes by its name. */
const needsHead = /\.(?:ya?ml|json|py)$/i;

/** The files below a folder that some language has rules for, in order; `--as` keeps those whose names are of that language. Of other files at most the first bytes are read. */
export async function* findDocuments(
  folder: string,
  wishes: LintWishes,
  configurations: Configurations,
  problems: string[],
): AsyncGenerator<string> {
  for await (const file of walkFiles(folder, problems)) {
    const name = file.split(path.sep).join('/');
    if (wishes.language) {
      if (
        wishes.language.recognises(name) ||
        (needsHead.test(name) && wishes.language.recognises(name, readHead(file)))
      )
        yield file;
      continue;
    }
    const { isIgnored, languageFor } = await lintScope(file, wishes, configurations);
    if (isIgnored) continue;
    if (languageFor(undefined) || (needsHead.test(name) && languageFor(readHead(file)))) yield file;
  }
}
