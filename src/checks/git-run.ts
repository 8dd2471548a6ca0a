import path from 'node:path';
import type { CheckContext, CheckFinding, CheckResult } from './check';
import { commitsMustBe } from './git-commits';
import type { GitCheckOptions } from './git-options';
import { mustBeUnreachable } from './git-reachable';
import { ancestryMustBe, mustBeOn, refsMustBe, treesMustBe } from './git-refs';
import { Repository } from './git-repository';
import { mustBeReverted } from './git-reverted';
import { mustBeClean, mustBeIgnored, mustBeTracked, mustBeUntracked, mustHoldNoMarkers } from './git-worktree';
import { type CheckProblem, verdict } from './problems';

/** See the kind `git`. */
export async function runGit(options: GitCheckOptions, context: CheckContext): Promise<CheckResult> {
  const below = options.repository ?? '.';
  const repository = await Repository.open(path.join(context.workspace, below), below, context);
  if ('message' in repository) return verdict([repository], '');
  const problems: CheckProblem[] = [];
  for (const clause of clausesOf(options, repository)) problems.push(...(await clause()));
  return verdict(
    problems.map((problem) => inWorkspace(problem, below)),
    'The repository is as it must be.',
  );
}

function* clausesOf(options: GitCheckOptions, repository: Repository): Iterable<() => Promise<CheckProblem[]>> {
  const { branch, refs, ancestry, clean, tracked, untracked, ignored, noConflictMarkers } = options;
  const { tree, commits, reverted, reachable } = options;
  if (branch) yield () => mustBeOn(branch.current, repository);
  if (refs) yield () => refsMustBe(refs, repository);
  if (ancestry) yield () => ancestryMustBe(ancestry, repository);
  if (commits) yield () => commitsMustBe(commits, repository);
  if (reverted) yield () => mustBeReverted(reverted, repository);
  if (tracked) yield () => mustBeTracked(tracked, repository);
  if (untracked) yield () => mustBeUntracked(untracked, repository);
  if (ignored) yield () => mustBeIgnored(ignored, repository);
  if (tree) yield () => treesMustBe(tree, repository);
  if (noConflictMarkers) yield () => mustHoldNoMarkers(noConflictMarkers, repository);
  if (clean) yield () => mustBeClean(repository);
  if (reachable) yield () => mustBeUnreachable(reachable, repository);
}

/** Findings speak of paths in the workspace, also when the repository lies below it. */
function inWorkspace(problem: CheckProblem, below: string): CheckProblem {
  if (below === '.' || !problem.findings) return problem;
  const move = (finding: CheckFinding) => ({ ...finding, path: path.posix.join(below, finding.path) });
  return { ...problem, findings: problem.findings.map(move) };
}
