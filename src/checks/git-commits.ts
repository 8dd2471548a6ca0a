import type { CommitsClause } from './git-options';
import type { Repository } from './git-repository';
import { matching } from './glob';
import { pattern } from './pattern';
import type { CheckProblem } from './problems';

/** One commit of a branch. */
export interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly subject: string;
  /** The files it changes against its first parent; none for merges. */
  readonly files: readonly string[];
}

const shown = ({ id, subject }: Commit) => `\`${id.slice(0, 7)} ${subject}\``;

/** The commits of a range, newest first. */
export async function readCommits(range: readonly string[], repository: Repository): Promise<Commit[]> {
  const printed = await repository.raw([
    'log',
    '-z',
    '--name-only',
    '--no-renames',
    '--format=%x01%H%x02%P%x02%s%x02',
    ...range,
    '--',
  ]);
  return printed
    .split('\x01')
    .slice(1)
    .map((entry) => {
      const [id = '', parents = '', subject = '', files = ''] = entry.split('\x02');
      return {
        id,
        parents: parents.split(' ').filter(Boolean),
        subject,
        files: files.split(/[\0\n]/).filter(Boolean),
      };
    });
}

/** What the commits of a branch must be. */
export async function commitsMustBe(clause: CommitsClause, repository: Repository): Promise<CheckProblem[]> {
  const on = clause.on ?? 'HEAD';
  if (!(await repository.commitOf(on))) return [await repository.unknown(on)];
  const since = clause.since === 'root' ? await rootOf(on, repository) : clause.since;
  if (since !== undefined && !(await repository.commitOf(since))) return [await repository.unknown(since)];
  const commits = await readCommits([since === undefined ? on : `${since}..${on}`], repository);
  const where = since === undefined ? `\`${on}\`` : `\`${on}\` since \`${clause.since}\``;
  return [
    ...numberMustBe(clause, commits, where),
    ...messagesMustBe(clause, commits),
    ...eachMustBe(clause, commits),
    ...mergesMustBe(clause, commits, where),
    ...(clause.contains ?? []).flatMap((wanted) => mustContain(wanted, commits, where)),
  ];
}

async function rootOf(on: string, repository: Repository): Promise<string | undefined> {
  return (await repository.raw(['rev-list', '--max-parents=0', on])).trim().split('\n').at(-1);
}

function numberMustBe({ min, max }: CommitsClause, commits: readonly Commit[], where: string): CheckProblem[] {
  const counted = commits.filter(({ files, parents }) => files.length > 0 || parents.length > 1);
  const empty = commits.length - counted.length;
  const actual = `${counted.length} commit${counted.length === 1 ? '' : 's'}`;
  const note = empty > 0 ? ` (${empty} without a change do not count)` : '';
  if (min !== undefined && counted.length < min)
    return [
      {
        message: `On ${where} there are ${actual}${note}, at least ${min} are expected.`,
        expected: `at least ${min}`,
        actual,
      },
    ];
  if (max !== undefined && counted.length > max)
    return [
      { message: `On ${where} there are ${actual}, at most ${max} are expected.`, expected: `at most ${max}`, actual },
    ];
  return [];
}

function messagesMustBe({ messages }: CommitsClause, commits: readonly Commit[]): CheckProblem[] {
  if (messages === undefined) return [];
  const expected = pattern(messages);
  return commits
    .filter(({ subject, parents }) => parents.length < 2 && !expected.test(subject))
    .map((commit) => ({
      message: `The message of ${shown(commit)} does not say what the commit does.`,
      actual: commit.subject,
    }));
}

function eachMustBe({ each }: CommitsClause, commits: readonly Commit[]): CheckProblem[] {
  if (!each) return [];
  const problems: CheckProblem[] = [];
  for (const commit of commits) {
    if (commit.parents.length > 1) continue;
    const { files } = commit;
    if (each.maxFiles !== undefined && files.length > each.maxFiles)
      problems.push({
        message: `${shown(commit)} changes ${files.length} files, at most ${each.maxFiles} belong together here: ${some(files)}.`,
        expected: `at most ${each.maxFiles} files`,
        actual: files.join(', '),
      });
    const allowed = new Set(each.onlyPaths ? matching(files, each.onlyPaths) : files);
    const others = files.filter((file) => !allowed.has(file));
    if (others.length > 0)
      problems.push({
        message: `${shown(commit)} changes ${some(others)}, which does not belong to it.`,
        actual: others.join(', '),
      });
  }
  return problems;
}

function mergesMustBe({ merges }: CommitsClause, commits: readonly Commit[], where: string): CheckProblem[] {
  if (merges === undefined) return [];
  const found = commits.filter(({ parents }) => parents.length > 1);
  if (merges && found.length === 0) return [{ message: `On ${where} is no merge commit.` }];
  if (!merges && found[0])
    return [{ message: `On ${where} is the merge commit ${shown(found[0])}; the history must be a line.` }];
  return [];
}

type Wanted = NonNullable<CommitsClause['contains']>[number];

/** One commit that fits in all; else the nearest one is told. */
function mustContain(wanted: Wanted, commits: readonly Commit[], where: string): CheckProblem[] {
  const named = commits.filter(({ subject }) => wanted.subject === undefined || pattern(wanted.subject).test(subject));
  if (named.length === 0)
    return [
      {
        message: `On ${where} is no commit whose subject matches \`${wanted.subject}\`. The newest are ${some(commits.slice(0, 3).map(({ subject }) => subject))}.`,
        expected: wanted.subject ?? 'a commit',
      },
    ];
  const reasons = named.map((commit) => ({ commit, reason: whyNot(wanted, commit) }));
  if (reasons.some(({ reason }) => reason === undefined)) return [];
  const [first] = reasons;
  if (wanted.subject === undefined || !first)
    return [
      {
        message: `On ${where} no commit changes ${some(wanted.paths ?? [])}${wanted.onlyPaths ? ' and nothing else' : ''}.`,
      },
    ];
  return [{ message: `${shown(first.commit)} ${first.reason}.`, actual: first.commit.files.join(', ') }];
}

function whyNot({ paths = [], onlyPaths }: Wanted, { files }: Commit): string | undefined {
  const lacking = paths.filter((glob) => matching(files, [glob]).length === 0);
  if (lacking.length > 0) return `does not change ${some(lacking)}`;
  const allowed = new Set(matching(files, paths));
  const others = onlyPaths ? files.filter((file) => !allowed.has(file)) : [];
  return others.length > 0 ? `also changes ${some(others)}` : undefined;
}

function some(names: readonly string[]): string {
  const list = names.slice(0, 4).map((name) => `\`${name}\``);
  return `${list.join(', ')}${names.length > 4 ? ` and ${names.length - 4} more` : ''}`;
}
