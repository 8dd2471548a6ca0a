import path from 'node:path';
import { LineIndex } from '../core/line-index';
import type { CheckFinding } from './check';
import { readText } from './workspace-files';

/** A line of a file of the workspace, from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** The last line of the learner's own code that a Python traceback names; `folder` is where the code ran. */
export function placeInTraceback(stderr: string, folder: string): Place | undefined {
  let last: Place | undefined;
  for (const [, file = '', line = ''] of stderr.matchAll(/^\s*File "([^"]+)", line (\d+)/gm)) {
    const relative = path.relative(folder, path.resolve(folder, file)).split(path.sep).join('/');
    if (
      !relative.startsWith('../') &&
      !path.isAbsolute(relative) &&
      !/(^|\/)site-packages\//.test(relative) &&
      !file.startsWith('<')
    )
      last = { file: relative, line: Number(line) };
  }
  return last;
}

/** A finding at a line, or where a text first stands, in a file of the workspace as it is now. */
export async function findingAt(
  workspace: string,
  file: string,
  where: { readonly line?: number; readonly text?: string },
  message: string,
): Promise<CheckFinding> {
  const text = await readText(workspace, file);
  if (typeof text !== 'string') return { path: file, span: { start: 0, end: 0 }, message };
  if (where.line !== undefined) {
    const span = new LineIndex(text).lineSpan(where.line);
    const indent = /^\s*/.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
    return { path: file, span: { start: Math.min(span.start + indent, span.end), end: span.end }, message };
  }
  const start = where.text ? text.indexOf(where.text) : -1;
  return {
    path: file,
    span: start < 0 ? { start: 0, end: 0 } : { start, end: start + (where.text ?? '').length },
    message,
  };
}

/** The last lines of a program's error output for a message, with the folder of the copy taken out of paths. */
export function tailOf(output: string, folder: string, lines = 6): string {
  return output
    .replaceAll(folder + path.sep, '')
    .replaceAll(folder, '.')
    .trimEnd()
    .split(/\r?\n/)
    .slice(-lines)
    .join('\n')
    .slice(-1500);
}
