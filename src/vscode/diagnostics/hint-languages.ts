import type { DocumentSelector, TextDocument } from 'vscode';

/** Ids of the editor languages in which hints may appear; the registry in `rules/languages.ts` decides for each file. Asking costs nothing: no rule is loaded for other languages. */
export const hintLanguages: readonly string[] = ['dockerfile', 'yaml', 'github-actions-workflow'];

/** Schemes whose documents are views of something else: their findings would repeat those of the file. */
const viewSchemes = new Set(['git', 'output', 'vscode-scm', 'mlops-solution', 'walkThrough']);

/** Documents for which hover, quick fixes and code lenses of hints are offered. */
export const hintSelector: DocumentSelector = hintLanguages.map((language) => ({ language }));

/** YAML is everywhere; only in these places can it be a pipeline, so that any other YAML file loads nothing. */
const pipelinePlaces = /[\\/](\.github[\\/]workflows[\\/]|action\.ya?ml$)/;

/** Whether rules may look at the document at all. */
export function mayHaveHints({ languageId, uri }: TextDocument): boolean {
  if (!hintLanguages.includes(languageId) || viewSchemes.has(uri.scheme)) return false;
  return languageId !== 'yaml' || pipelinePlaces.test(uri.path);
}
