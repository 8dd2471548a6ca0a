import { access } from 'node:fs/promises';
import path from 'node:path';
import type { CheckFinding } from './check';
import type { Repository } from './git-repository';
import { isPlainPath, matching } from './glob';
import { nearMiss } from './near-miss';
import { atFile, type CheckProblem } from './problems';
import { readText } from './workspace-files';

const states: Readonly<Record<string, string>> = {
  '?': 'not tracked',
  M: 'changed',
  A: 'added but not committed',
  D: 'deleted',
  R: 'renamed but not committed',
  T: 'changed in its type',
  U: 'in conflict',
};

const underWay: readonly (readonly [file: string, what: string, end: string])[] = [
  ['MERGE_HEAD', 'A merge', '`git merge --continue`'],
  ['rebase-merge', 'A rebase', '`git rebase --continue`'],
  ['rebase-apply', 'A rebase', '`git rebase --continue`'],
  ['CHERRY_PICK_HEAD', 'A cherry-pick', '`git cherry-pick --continue`'],
  ['REVERT_HEAD', 'A revert', '`git revert --continue`'],
];

/** Nothing uncommitted, as the learner's own `git status` shows it, and nothing half done. */
export async function mustBeClean(repository: Repository): Promise<CheckProblem[]> {
  const problems: CheckProblem[] = [];
  const places = await repository.raw(['rev-parse', ...underWay.flatMap(([name]) => ['--git-path', name])]);
  for (const [index, place] of places.trim().split('\n').entries()) {
    const [, what, end] = underWay[index] ?? [];
    const isThere = await access(path.resolve(repository.folder, place)).then(
      () => true,
      () => false,
    );
    if (isThere && what) problems.push({ message: `${what} is still under way: finish it with ${end}.` });
  }
  const status = await repository.run(['status', '--porcelain=v1', '-z', '--no-renames'], { machine: true });
  if (status.exitCode !== 0) throw new Error(status.stderr);
  const entries = status.stdout.split('\0').filter(Boolean);
  if (entries.length === 0) return problems;
  const described = entries.map((entry) => {
    const code = entry.slice(0, 2);
    const key = code.includes('U') || code === 'AA' || code === 'DD' ? 'U' : code.trim()[0];
    return { file: entry.slice(3), state: states[key ?? ''] ?? 'changed' };
  });
  const shown = described.slice(0, 5).map(({ file, state }) => `\`${file}\` is ${state}`);
  const more = described.length > 5 ? `, and ${described.length - 5} more` : '';
  return [
    ...problems,
    {
      message: `The work tree is not clean: ${shown.join(', ')}${more}.`,
      expected: 'nothing to commit, working tree clean',
      findings: described
        .filter(({ state, file }) => state !== 'deleted' && !file.endsWith('/'))
        .map(({ file, state }) => atFile(file, `This file is ${state}.`)),
    },
  ];
}

/** Each glob matches a tracked file. */
export async function mustBeTracked(globs: readonly string[], repository: Repository): Promise<CheckProblem[]> {
  const tracked = await repository.list(['ls-files', '-z']);
  const problems: CheckProblem[] = [];
  for (const glob of globs) {
    if (matching(tracked, [glob]).length > 0) continue;
    const others = await repository.list(['ls-files', '-z', '--others', '--exclude-standard']);
    const [waiting] = matching(others, [glob]);
    if (waiting !== undefined) {
      const message = `\`${waiting}\` is there but not tracked: \`git add ${waiting}\`, then commit.`;
      problems.push({ message, findings: [atFile(waiting, message)] });
      continue;
    }
    const ignored = await repository.list(['ls-files', '-z', '--others', '--ignored', '--exclude-standard']);
    const [hidden] = matching(ignored, [glob]);
    if (hidden !== undefined) {
      const rule = await ruleFor(hidden, repository);
      const message = `\`${hidden}\` is there but ignored${rule ? ` by \`${rule.pattern}\` in ${rule.source}` : ''}, so it is not tracked.`;
      problems.push({ message, findings: [atFile(hidden, message)] });
      continue;
    }
    const what = isPlainPath(glob) ? `\`${glob}\` is not tracked.` : `No tracked file matches \`${glob}\`.`;
    problems.push({
      message: `${what}${isPlainPath(glob) ? nearMiss(glob, [...tracked, ...others]) : ''}`,
      expected: glob,
    });
  }
  return problems;
}

/** No tracked file matches. */
export async function mustBeUntracked(globs: readonly string[], repository: Repository): Promise<CheckProblem[]> {
  const found = matching(await repository.list(['ls-files', '-z']), globs);
  if (found.length === 0) return [];
  const shown = found.slice(0, 5).map((file) => `\`${file}\``);
  const more = found.length > 5 ? ` and ${found.length - 5} more` : '';
  return [
    {
      message: `Git tracks ${shown.join(', ')}${more}. A rule in \`.gitignore\` alone does not change that: \`git rm --cached\` does.`,
      actual: found.join(', '),
      findings: found.slice(0, 20).map((file) => atFile(file, 'Git tracks this file.')),
    },
  ];
}

/** A `.gitignore` of the repository covers each path. */
export async function mustBeIgnored(paths: readonly string[], repository: Repository): Promise<CheckProblem[]> {
  const problems: CheckProblem[] = [];
  for (const file of paths) {
    const { exitCode } = await repository.run(['check-ignore', '--no-index', '--quiet', '--', file]);
    const rule = await ruleFor(file, repository);
    if (exitCode === 0 && rule && /(^|\/)\.gitignore$/.test(rule.source)) continue;
    if (exitCode === 0 && rule)
      problems.push({
        message: `\`${file}\` is ignored by \`${rule.pattern}\` in ${rule.source}, which is on your machine only: write the rule into \`.gitignore\`.`,
      });
    else {
      const again = rule?.pattern.startsWith('!') ? `: \`${rule.pattern}\` in ${rule.source} takes it back` : '';
      problems.push({
        message: `\`${file}\` is not ignored${again}.`,
        expected: `a rule in .gitignore that covers ${file}`,
        findings: [atFile(rule?.source ?? '.gitignore', `No rule covers \`${file}\`.`)],
      });
    }
  }
  return problems;
}

async function ruleFor(file: string, repository: Repository): Promise<{ source: string; pattern: string } | undefined> {
  const { stdout } = await repository.run(['check-ignore', '--no-index', '--verbose', '-z', '--stdin'], {
    input: `${file}\0`,
  });
  const [source, , pattern] = stdout.split('\0');
  return source && pattern ? { source, pattern } : undefined;
}

/** No file holds the lines that a conflict leaves, and Git knows of none. */
export async function mustHoldNoMarkers(globs: readonly string[], repository: Repository): Promise<CheckProblem[]> {
  const files = await repository.list(['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  const problems: CheckProblem[] = [];
  for (const file of new Set(matching(files, globs))) {
    const text = await readText(repository.folder, file);
    if (typeof text !== 'string') continue;
    const findings: CheckFinding[] = [...text.matchAll(/^(<{7}|>{7}|\|{7})( .*)?\r?$/gm)].map((match) => ({
      path: file,
      span: { start: match.index, end: match.index + match[0].trimEnd().length },
      message: 'This line is a marker of a conflict: decide what stays, and delete it.',
    }));
    const [first] = findings;
    if (!first) continue;
    const line = text.slice(0, first.span.start).split('\n').length;
    problems.push({ message: `\`${file}\` still holds conflict markers, the first in line ${line}.`, findings });
  }
  const unmerged = new Set(
    (await repository.list(['ls-files', '-z', '--unmerged'])).map((entry) => entry.split('\t')[1] ?? ''),
  );
  for (const file of matching([...unmerged], globs))
    if (!problems.some(({ message }) => message.includes(`\`${file}\``)))
      problems.push({
        message: `\`${file}\` is still in conflict for Git: \`git add ${file}\` says that you have decided.`,
      });
  return problems;
}
