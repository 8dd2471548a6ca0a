// GitHub's own language service, in one file of its own: `dist/workflow-language.js` loads on the first completion or hover in a workflow.
import { complete, hover } from '@actions/languageservice';
import { clearCache } from '@actions/languageservice/utils/workflow-cache';
import { type Position, TextDocument } from 'vscode-languageserver-textdocument';

/** One thing that can be written at a place. */
export interface Suggestion {
  readonly label: string;
  /** What is put in the place of what is being typed. */
  readonly text: string;
  readonly documentation: string | undefined;
  readonly detail: string | undefined;
  /** Decides the order. */
  readonly sortText: string;
  /** What is replaced; `undefined` for the word at the cursor. */
  readonly range: { readonly start: Position; readonly end: Position } | undefined;
}

/** What GitHub lets stand at a place of a workflow or an action: keys, events, contexts, steps, jobs. Needs no network; never throws. */
export async function suggestInWorkflow(uri: string, text: string, position: Position): Promise<Suggestion[]> {
  // The service remembers the last text of an address and would answer for that one.
  clearCache();
  try {
    const found = await complete(TextDocument.create(uri, 'yaml', 0, text), position);
    return found.map(({ label, insertText, textEdit, documentation, detail, sortText }) => ({
      label,
      text: textEdit?.newText ?? insertText ?? label,
      documentation: typeof documentation === 'string' ? documentation : documentation?.value,
      detail,
      sortText: sortText ?? label,
      range: textEdit && 'range' in textEdit ? textEdit.range : undefined,
    }));
  } catch {
    // The service throws on some half-typed expressions; no suggestion is better than an error at each key.
    return [];
  }
}

/** What GitHub's documentation says of the key, event or context at a place, as Markdown; `undefined` when nothing. */
export async function explainInWorkflow(uri: string, text: string, position: Position): Promise<string | undefined> {
  clearCache();
  try {
    const found = await hover(TextDocument.create(uri, 'yaml', 0, text), position);
    const contents = found?.contents;
    if (typeof contents === 'string') return contents || undefined;
    return contents && 'value' in contents && contents.value !== '' ? contents.value : undefined;
  } catch {
    return undefined;
  }
}
