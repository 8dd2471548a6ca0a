import type { GitCheckOptions, TreeClause } from './git-options';
import type { Repository } from './git-repository';
import { nearMiss } from './near-miss';
import { pattern } from './pattern';
import { atFile, type CheckProblem } from './problems';
import { show } from './show';

/** The branch that is checked out. */
export async function mustBeOn(current: string, repository: Repository): Promise<CheckProblem[]> {
  const head = await repository.run(['symbolic-ref', '--short', '--quiet', 'HEAD']);
  const branch = head.stdout.trim();
  if (head.exitCode !== 0)
    return [
      {
        message: `No branch is checked out, HEAD stands on a commit by itself (detached): \`git switch ${current}\`.`,
        expected: current,
        actual: 'detached HEAD',
      },
    ];
  if (branch === current) return [];
  return [
    { message: `You are on the branch \`${branch}\`, not on \`${current}\`.`, expected: current, actual: branch },
  ];
}

/** Names that must, or must not, be there. */
export async function refsMustBe(
  refs: NonNullable<GitCheckOptions['refs']>,
  repository: Repository,
): Promise<CheckProblem[]> {
  const problems: CheckProblem[] = [];
  for (const { name, exists = true } of refs) {
    const full = (
      await repository.run(['rev-parse', '--verify', '--quiet', '--symbolic-full-name', name])
    ).stdout.trim();
    // Revisions that are no names (`HEAD~1`, a hash) have no full name.
    if (exists && !full) problems.push(await repository.unknown(name));
    if (!exists && full)
      problems.push({
        message: `\`${name}\` is still there (${full}); it must not be.`,
        expected: `no ${name}`,
        actual: full,
      });
  }
  return problems;
}

/** Which revision contains which. */
export async function ancestryMustBe(
  clauses: NonNullable<GitCheckOptions['ancestry']>,
  repository: Repository,
): Promise<CheckProblem[]> {
  const problems: CheckProblem[] = [];
  for (const { ancestor, of, not = false } of clauses) {
    const missing = [];
    for (const name of [ancestor, of])
      if (!(await repository.commitOf(name))) missing.push(await repository.unknown(name));
    if (missing.length > 0) {
      problems.push(...missing);
      continue;
    }
    const { exitCode } = await repository.run(['merge-base', '--is-ancestor', ancestor, of]);
    if (exitCode > 1) throw new Error(`git cannot compare ${ancestor} with ${of}`);
    if ((exitCode === 0) !== not) continue;
    problems.push({
      message: not
        ? `\`${of}\` contains \`${ancestor}\`; it must not.`
        : `\`${of}\` does not contain \`${ancestor}\`.${await apart(ancestor, of, repository)}`,
    });
  }
  return problems;
}

async function apart(ancestor: string, of: string, repository: Repository): Promise<string> {
  const lacking = (await repository.raw(['log', '--format=%h %s', `${of}..${ancestor}`])).trim().split('\n');
  const shown = lacking.slice(0, 3).map((commit) => `\`${commit}\``);
  return ` It lacks ${shown.join(', ')}${lacking.length > 3 ? ` and ${lacking.length - 3} more` : ''}.`;
}

/** What committed files say. */
export async function treesMustBe(clauses: readonly TreeClause[], repository: Repository): Promise<CheckProblem[]> {
  const problems: CheckProblem[] = [];
  for (const clause of clauses) problems.push(...(await treeMustBe(clause, repository)));
  return problems;
}

async function treeMustBe(clause: TreeClause, repository: Repository): Promise<CheckProblem[]> {
  const { ref = 'HEAD', path, contains, not, absent = false } = clause;
  if (!(await repository.commitOf(ref))) return [await repository.unknown(ref)];
  const where = `\`${path}\` at \`${ref}\``;
  const kind = await repository.run(['cat-file', '-t', `${ref}:${path}`]);
  const isThere = kind.exitCode === 0;
  if (absent)
    return isThere
      ? [{ message: `${where} is there; it must not be.`, findings: [atFile(path, `It is in \`${ref}\`.`)] }]
      : [];
  if (!isThere) {
    const names = await repository.list(['ls-tree', '-r', '-z', '--name-only', '--full-tree', ref]);
    return [{ message: `There is no ${where}.${nearMiss(path, names)}`, expected: path }];
  }
  if (contains === undefined && not === undefined) return [];
  const text = (await repository.raw(['cat-file', 'blob', `${ref}:${path}`])).replace(/^\uFEFF/, '');
  if (contains !== undefined && !pattern(contains).test(text)) {
    const message = `${where} has no text that matches \`${contains}\`.`;
    return [{ message, expected: `text that matches ${contains}`, findings: [atFile(path, message)] }];
  }
  const match = not === undefined ? undefined : pattern(not).exec(text);
  if (!match) return [];
  const line = text.slice(0, match.index).split('\n').length;
  const message = `${where} says ${show(match[0].trim())} in line ${line}; it must not.`;
  return [{ message, actual: match[0].trim(), findings: [atFile(path, message)] }];
}
