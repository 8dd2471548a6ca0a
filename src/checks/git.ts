import type { CheckKind, JsonSchema } from './check';
import type { GitCheckOptions } from './git-options';

const text = (description: string): JsonSchema => ({ type: 'string', minLength: 1, description });
const list = (description: string, items: JsonSchema = { type: 'string', minLength: 1 }): JsonSchema => ({
  type: 'array',
  minItems: 1,
  items,
  description,
});
const map = (properties: Record<string, JsonSchema>, required: string[], description?: string): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties,
  required,
  ...(description ? { description } : {}),
});
const regex = 'A regular expression; `^` and `$` stand for line ends.';

/** The state of the learner's Git repository: what is tracked, where branches stand, what commits did, what history still reaches. */
export const git: CheckKind<GitCheckOptions> = {
  kind: 'git',
  summary: "The repository's state: work tree, refs, ancestry, commits, reachable files",
  schema: map(
    {
      repository: text('Folder of the workspace that holds the repository; default its top. A bare one will do.'),
      clean: { const: true, description: 'Nothing is uncommitted and no merge or rebase is under way.' },
      tracked: list('Globs that must each match a tracked file.'),
      untracked: list('Globs that must match no tracked file.'),
      ignored: list('Paths that a `.gitignore` must cover, whether they exist or not.'),
      noConflictMarkers: list('Globs of files that must hold no conflict marker.'),
      branch: map({ current: text('The branch that must be checked out.') }, ['current'], 'What is checked out.'),
      refs: list(
        'Branches and tags.',
        map(
          {
            name: text('`main`, `v1.0` or a full name such as `refs/tags/v1.0`.'),
            exists: { type: 'boolean', description: 'Default true.' },
          },
          ['name'],
        ),
      ),
      ancestry: list(
        'Which commit is contained in which.',
        map(
          {
            ancestor: text('A branch, tag or revision.'),
            of: text('The branch, tag or revision that must contain it.'),
            not: { type: 'boolean', description: 'Must not contain it.' },
          },
          ['ancestor', 'of'],
        ),
      ),
      tree: list(
        'What a committed file says.',
        map(
          {
            ref: text('Default HEAD.'),
            path: text('Path in the repository.'),
            contains: text(`Must be found in it. ${regex}`),
            not: text(`Must not be found in it. ${regex}`),
            absent: { type: 'boolean', description: 'The file must not be there.' },
          },
          ['path'],
        ),
      ),
      commits: map(
        {
          on: text('Default HEAD.'),
          since: text('Only commits that this revision does not contain; `root` for all but the very first.'),
          min: { type: 'integer', minimum: 0, description: 'At least so many; empty ones do not count.' },
          max: { type: 'integer', minimum: 0, description: 'At most so many.' },
          messages: text(`Must be found in each subject. ${regex}`),
          each: map(
            {
              maxFiles: { type: 'integer', minimum: 1, description: 'The most files that one commit may change.' },
              onlyPaths: list('Globs: no commit may change other files.'),
            },
            [],
            'What holds for each commit; merges are left out.',
          ),
          merges: { type: 'boolean', description: '`true`: there is a merge commit, `false`: there is none.' },
          contains: list(
            'Commits that must be there.',
            map(
              {
                subject: text(`Found in its subject. ${regex}`),
                paths: list('Globs that must each match a file it changes.'),
                onlyPaths: { type: 'boolean', description: 'It changes no files but those of `paths`.' },
              },
              [],
            ),
          ),
        },
        [],
        'What the commits of a branch are.',
      ),
      reverted: map(
        {
          subject: text(`Found in the subject of the commit that must be undone by a later one. ${regex}`),
          on: text('Default HEAD.'),
        },
        ['subject'],
        'A bad commit that was taken back, not cut out.',
      ),
      reachable: map(
        {
          absentPaths: list('Globs: no commit that any branch, tag or stash reaches may hold such a file.'),
          absentText: list(`Must not be found in any reachable file or message. ${regex}`, text(regex)),
        },
        [],
        'What the history may not hold any more.',
      ),
    },
    [],
  ),
  paths: { workspace: ['repository'], exercise: [] },
  isStatic: () => false,
  quick: ({ reachable }) => reachable === undefined,
  needs: () => ['git'],
  seconds: 60,
  async run(options, context) {
    const { runGit } = await import('./git-run');
    return runGit(options, context);
  },
};
