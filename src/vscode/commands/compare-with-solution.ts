import { readdir } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Exercise } from '../../lessons/exercise';
import { solutionUri } from '../exercise/solution-documents';
import { UserProblem } from '../report-problem';
import { sessionOf } from './arguments';
import type { Command } from './command';
import { pickItem } from './pick-item';

/** File that says how a variant is made; never a file of the learner's. */
const recipe = 'variant.yaml';

/** Opens the editor's diff between the solution (read-only) and the learner's file; other correct ways are named too. */
export const compareWithSolution: Command = {
  id: 'compareWithSolution',
  doing: 'Comparing with the solution',
  async run(services, argument) {
    const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    const session = sessionOf(services, uri);
    const { exercise, folder } = session;
    const solutions = await listSolutions(exercise);
    const mine = uri && services.sessions.of(uri) === session ? path.relative(folder.fsPath, uri.fsPath) : undefined;
    const file = mine?.split(path.sep).join('/');
    const ofFile = solutions.filter((solution) => solution.file === file);
    const wanted = ofFile.length > 0 ? ofFile : solutions;
    const [only] = wanted;
    if (!only)
      throw new UserProblem('The solution of this exercise is a way of working, not a file: its last hint shows it.');
    const opened = session.step.opens?.file;
    const items = wanted.map((solution) => ({ label: solution.label, description: solution.way, solution }));
    const active = items.find(({ solution }) => solution.file === opened);
    const choice =
      wanted.length === 1
        ? items[0]
        : await pickItem(items, { title: 'Compare with solution', placeholder: 'Which file?', active });
    if (choice) await show(folder, choice.solution);
  },
};

interface Solution {
  readonly label: string;
  /** `solution`, or the name of another correct way. */
  readonly way: string;
  /** Relative to the workspace. */
  readonly file: string;
  readonly absolute: string;
}

async function listSolutions({ folder }: Exercise): Promise<Solution[]> {
  const others = await readdir(path.join(folder, 'alternatives'), { withFileTypes: true }).catch(() => []);
  const ways = [
    { way: 'solution', root: path.join(folder, 'solution') },
    ...others
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => ({ way: `another correct way: ${name}`, root: path.join(folder, 'alternatives', name) })),
  ];
  const lists = await Promise.all(
    ways.map(async ({ way, root }) => {
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => {
          const absolute = path.join(entry.parentPath, entry.name);
          const file = path.relative(root, absolute).split(path.sep).join('/');
          return { label: file === recipe ? 'The commands of the solution' : file, way, file, absolute };
        });
    }),
  );
  return lists.flat();
}

async function show(folder: vscode.Uri, { file, absolute, way }: Solution): Promise<void> {
  const solution = solutionUri(absolute);
  if (file === recipe) {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(solution), { preview: true });
    return;
  }
  const mine = vscode.Uri.joinPath(folder, file);
  const exists = await vscode.workspace.fs.stat(mine).then(
    () => true,
    () => false,
  );
  const yours = exists ? mine : solutionUri('');
  await vscode.commands.executeCommand(
    'vscode.diff',
    solution,
    yours,
    `${file} (${way} ↔ yours${exists ? '' : ', not there yet'})`,
  );
}
