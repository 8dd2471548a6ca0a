import type { ReachableClause } from './git-options';
import type { Repository } from './git-repository';
import { matching } from './glob';
import { pattern } from './pattern';
import type { CheckProblem } from './problems';

const largestBlob = 5_000_000;
const batchBytes = 16_000_000;

/** What no branch, tag or stash may reach any more. */
export async function mustBeUnreachable(
  { absentPaths = [], absentText = [] }: ReachableClause,
  repository: Repository,
): Promise<CheckProblem[]> {
  const starts = await startsOf(repository);
  if (starts.length === 0) return [{ message: 'There is no commit yet.' }];
  return [
    ...(absentPaths.length > 0 ? await pathsMustBeAbsent(absentPaths, starts, repository) : []),
    ...(absentText.length > 0 ? await textMustBeAbsent(absentText, starts, repository) : []),
  ];
}

/** All refs and HEAD, and the older stashes, which only the stash's own log remembers. */
async function startsOf(repository: Repository): Promise<string[]> {
  const refs = (await repository.raw(['for-each-ref', '--format=%(refname)'])).split('\n').filter(Boolean);
  const stashes = await repository.run(['reflog', 'show', '--format=%H', 'refs/stash', '--']);
  const head = await repository.commitOf('HEAD');
  return [...refs, ...stashes.stdout.split('\n').filter((line) => /^[0-9a-f]+$/.test(line)), ...(head ? ['HEAD'] : [])];
}

async function pathsMustBeAbsent(
  globs: readonly string[],
  starts: readonly string[],
  repository: Repository,
): Promise<CheckProblem[]> {
  const log = await repository.raw([
    'log',
    '-z',
    '--root',
    '-m',
    '--no-renames',
    '--diff-filter=d',
    '--name-only',
    '--format=%x01%H%x02%s%x02',
    ...starts,
    '--',
  ]);
  const problems: CheckProblem[] = [];
  const told = new Set<string>();
  for (const entry of log.split('\x01').slice(1)) {
    const [commit = '', subject = '', files = ''] = entry.split('\x02');
    for (const file of matching(files.split(/[\0\n]/).filter(Boolean), globs)) {
      if (told.has(file)) continue;
      told.add(file);
      problems.push({
        message: `\`${file}\` is still in the history: commit \`${commit.slice(0, 7)} ${subject}\` holds it, ${await namesThatReach(commit, repository)}.`,
        actual: file,
      });
    }
  }
  return problems;
}

async function textMustBeAbsent(
  sources: readonly string[],
  starts: readonly string[],
  repository: Repository,
): Promise<CheckProblem[]> {
  const patterns = sources.map((source) => pattern(source));
  const paths = await blobsOf(starts, repository);
  const problems: CheckProblem[] = [];
  for (const batch of batchesOf(paths, await sizesOf([...paths.keys()], repository))) {
    repository.signal.throwIfAborted();
    for (const [blob, text] of await readBlobs(batch, repository))
      if (patterns.some((wanted) => wanted.test(text)))
        problems.push(await foundIn(blob, paths.get(blob) ?? '', starts, repository));
  }
  const messages = await repository.raw(['log', '-z', '--format=%H%x02%B', ...starts, '--']);
  for (const entry of messages.split('\0')) {
    const [commit = '', message = ''] = entry.split('\x02');
    if (patterns.some((wanted) => wanted.test(message)))
      problems.push({
        message: `The message of commit \`${commit.slice(0, 7)}\` still holds it, ${await namesThatReach(commit, repository)}.`,
      });
  }
  return problems;
}

/** Every file content that is reachable, with a path under which it stands. */
async function blobsOf(starts: readonly string[], repository: Repository): Promise<Map<string, string>> {
  const lines = (await repository.raw(['rev-list', '--objects', ...starts, '--'])).split('\n');
  const named = lines.map((line) => /^([0-9a-f]+) (.+)$/.exec(line)).filter((match) => match !== null);
  return new Map(named.map(([, id = '', path = '']) => [id, path]));
}

/** Sizes of those objects that are files and not too large to be looked at. */
async function sizesOf(ids: readonly string[], repository: Repository): Promise<Map<string, number>> {
  const printed = await repository.raw(
    ['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)'],
    `${ids.join('\n')}\n`,
  );
  const sizes = new Map<string, number>();
  for (const line of printed.split('\n')) {
    const [id = '', type, size] = line.split(' ');
    if (type === 'blob' && Number(size) <= largestBlob) sizes.set(id, Number(size));
  }
  return sizes;
}

function* batchesOf(paths: ReadonlyMap<string, string>, sizes: ReadonlyMap<string, number>): Iterable<string[]> {
  let batch: string[] = [];
  let bytes = 0;
  for (const id of paths.keys()) {
    const size = sizes.get(id);
    if (size === undefined) continue;
    if (bytes + size > batchBytes && batch.length > 0) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(id);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

/** Contents by id. Told apart by the header lines, since sizes count bytes and not characters. */
async function readBlobs(ids: readonly string[], repository: Repository): Promise<[string, string][]> {
  const known = new Set(ids);
  const printed = await repository.raw(['cat-file', '--batch'], `${ids.join('\n')}\n`);
  const headers = [...printed.matchAll(/^([0-9a-f]{40,64}) blob \d+$/gm)].filter(([, id = '']) => known.has(id));
  return headers.map((header, index) => [
    header[1] ?? '',
    printed.slice(header.index + header[0].length + 1, headers[index + 1]?.index ?? printed.length),
  ]);
}

async function foundIn(
  blob: string,
  path: string,
  starts: readonly string[],
  repository: Repository,
): Promise<CheckProblem> {
  const log = await repository.raw([
    'log',
    '-z',
    '--root',
    '--format=%x01%h %s%x02',
    '--name-only',
    '--diff-filter=d',
    '--no-renames',
    '-m',
    `--find-object=${blob}`,
    ...starts,
    '--',
  ]);
  const [commit = '', files = ''] = log.split('\x01').at(-1)?.split('\x02') ?? [];
  if (!commit) return { message: `\`${path}\` of an earlier state still holds it.`, actual: path };
  // The file may have had another name in that commit.
  const [then = path] = files.split(/[\0\n]/).filter(Boolean);
  const now = then === path ? '' : ` (later \`${path}\`)`;
  return {
    message: `\`${then}\`${now} of commit \`${commit}\` still holds it, ${await namesThatReach(commit.split(' ')[0] ?? '', repository)}.`,
    actual: then,
  };
}

async function namesThatReach(commit: string, repository: Repository): Promise<string> {
  const refs = (await repository.raw(['for-each-ref', '--format=%(refname)', '--contains', commit]))
    .split('\n')
    .filter(Boolean);
  const [first] = refs;
  if (!first) return 'reached by an older stash or a HEAD of its own (`git stash list`)';
  const note = first.startsWith('refs/original/')
    ? ' (the backup of a rewrite: delete it with `git update-ref -d`)'
    : first === 'refs/stash'
      ? ' (a stash: `git stash list`)'
      : '';
  const names = refs.slice(0, 3).map((ref) => `\`${ref.replace(/^refs\/(heads|tags)\//, '')}\``);
  return `reached by ${names.join(', ')}${refs.length > 3 ? ` and ${refs.length - 3} more` : ''}${note}`;
}
