import { type Commit, readCommits } from './git-commits';
import type { Repository } from './git-repository';
import { pattern } from './pattern';
import type { CheckProblem } from './problems';

/** A commit is still in the history, and a later one takes back exactly what it did and was not itself taken back. */
export async function mustBeReverted(
  { subject, on = 'HEAD' }: { readonly subject: string; readonly on?: string },
  repository: Repository,
): Promise<CheckProblem[]> {
  if (!(await repository.commitOf(on))) return [await repository.unknown(on)];
  const commits = await readCommits([on], repository);
  const matches = pattern(subject);
  const at = commits.findLastIndex(
    ({ subject, parents }) => parents.length === 1 && !/^Revert "/.test(subject) && matches.test(subject),
  );
  const bad = commits[at];
  if (!bad)
    return [
      {
        message: `The commit that matches \`${subject}\` is not in the history of \`${on}\` any more. Others have it already: undo it by a new commit, \`git revert\`, and do not cut it out.`,
        expected: 'the commit, and a later one that undoes it',
      },
    ];
  const [done, undone] = await Promise.all([changeOf(bad, false, repository), changeOf(bad, true, repository)]);
  // Newest first: the last word on the change decides.
  for (const commit of commits.slice(0, at)) {
    if (commit.parents.length !== 1) continue;
    const change = await changeOf(commit, false, repository);
    if (change === undone) return [];
    if (change === done) return [{ message: `\`${shortOf(commit)}\` brings back what \`${shortOf(bad)}\` did.` }];
  }
  return [
    {
      message: `No later commit takes back exactly what \`${shortOf(bad)}\` did: \`git revert ${bad.id.slice(0, 7)}\` makes one.`,
      expected: `a commit that undoes ${bad.id.slice(0, 7)}, and only that`,
    },
  ];
}

const shortOf = ({ id, subject }: Commit) => `${id.slice(0, 7)} ${subject}`;

/** The changed lines of each file, without their surroundings and line numbers: a revert has the same, the other way round. */
async function changeOf(
  { id, parents: [parent = ''] }: Commit,
  reverse: boolean,
  repository: Repository,
): Promise<string> {
  const diff = await repository.raw([
    'diff-tree',
    '-p',
    '-r',
    '-U0',
    '--no-renames',
    '--full-index',
    '--no-ext-diff',
    '--no-textconv',
    ...(reverse ? [id, parent] : [parent, id]),
  ]);
  const kept: string[] = [];
  for (const line of diff.split('\n'))
    if (/^(diff --git |[+-]|(new|deleted) file mode|old mode|new mode|Binary )/.test(line)) kept.push(line);
  return kept.join('\n');
}
