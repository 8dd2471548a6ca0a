import path from 'node:path';
import * as vscode from 'vscode';
import { parseDocument } from 'yaml';
import type { Step } from '../../lessons/exercise';
import type { GuideQuestion } from '../guide/guide-model';

/** Where a `predict` check keeps its answer, and what it asks. */
interface PredictOptions {
  readonly file: string;
  readonly key: string;
  readonly question: string;
  readonly options?: readonly unknown[];
}

/** The questions of a step with the answers that stand in the learner's predictions file. */
export async function readQuestions(workspace: vscode.Uri, step: Step): Promise<GuideQuestion[]> {
  const asked = step.checks.flatMap(({ id, kind, with: options }) =>
    kind === 'predict' && isPredictOptions(options) ? [{ id, options }] : [],
  );
  return Promise.all(
    asked.map(async ({ id, options }) => {
      const answers = await readAnswers(inside(workspace, options.file));
      const answer = answers.get(options.key);
      const choices = options.options?.map(String) ?? ('number' as const);
      return {
        check: id,
        question: options.question,
        options: choices,
        answer: answer === undefined ? undefined : String(answer),
      };
    }),
  );
}

/** Writes the answer to a question into the predictions file, keeping everything else in it; makes the file when it is not there. */
export async function writeAnswer(workspace: vscode.Uri, step: Step, check: string, answer: string): Promise<void> {
  const options = step.checks.find(({ id, kind }) => id === check && kind === 'predict')?.with;
  if (!isPredictOptions(options)) return;
  const value = options.options ? options.options.find((option) => String(option) === answer) : toNumber(answer);
  if (value === undefined) return;
  const uri = inside(workspace, options.file);
  const document = parseDocument(await readText(uri));
  if (document.errors.length > 0)
    throw new Error(`${options.file} is no valid YAML, so the answer cannot be added. Repair it first.`);
  document.set(options.key, value);
  const text = document.toString();
  const open = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri.toString());
  if (!open) return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(open.positionAt(0), open.positionAt(open.getText().length)), text);
  await vscode.workspace.applyEdit(edit);
  await open.save();
}

async function readAnswers(uri: vscode.Uri): Promise<ReadonlyMap<string, unknown>> {
  const document = parseDocument(await readText(uri));
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS();
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).filter(([, answer]) => answer !== null && answer !== ''));
}

async function readText(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return '';
  }
}

/** The manifest's loader refuses paths that leave the workspace; this holds the line where a file is written. */
function inside(workspace: vscode.Uri, file: string): vscode.Uri {
  const uri = vscode.Uri.joinPath(workspace, file);
  const relative = path.relative(workspace.fsPath, uri.fsPath);
  if (relative.startsWith('..') || path.isAbsolute(relative)) throw new Error(`${file} is not inside the exercise.`);
  return uri;
}

function isPredictOptions(options: unknown): options is PredictOptions {
  if (typeof options !== 'object' || options === null) return false;
  const { file, key, question } = options as Partial<Record<keyof PredictOptions, unknown>>;
  return typeof file === 'string' && typeof key === 'string' && typeof question === 'string';
}

function toNumber(text: string): number | undefined {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? undefined : value;
}
