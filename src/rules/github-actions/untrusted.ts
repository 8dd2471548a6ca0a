/** Values that anyone on the internet can set, by opening an issue or a pull request, commenting, or naming a branch. */
const paths: readonly string[] = [
  'github.head_ref',
  'github.event.issue.title',
  'github.event.issue.body',
  'github.event.discussion.title',
  'github.event.discussion.body',
  'github.event.comment.body',
  'github.event.review.body',
  'github.event.review_comment.body',
  'github.event.pages.*.page_name',
  'github.event.pull_request.title',
  'github.event.pull_request.body',
  'github.event.pull_request.head.ref',
  'github.event.pull_request.head.label',
  'github.event.pull_request.head.repo.default_branch',
  'github.event.pull_request.head.repo.description',
  'github.event.head_commit.message',
  'github.event.head_commit.author.email',
  'github.event.head_commit.author.name',
  'github.event.head_commit.committer.email',
  'github.event.head_commit.committer.name',
  'github.event.commits.*.message',
  'github.event.commits.*.author.email',
  'github.event.commits.*.author.name',
  'github.event.commits.*.committer.email',
  'github.event.commits.*.committer.name',
  'github.event.workflow_run.head_branch',
  'github.event.workflow_run.display_title',
  'github.event.workflow_run.head_commit.message',
  'github.event.workflow_run.head_commit.author.email',
  'github.event.workflow_run.head_commit.author.name',
  'github.event.workflow_run.head_repository.description',
  'github.event.workflow_run.pull_requests.*.head.ref',
];

const untrusted = new Set(paths);
const segments = paths.map((path) => path.split('.'));

/** Whether a value such as `github.event.issue.title` is in a stranger's hand; a filter such as `github.event.*.body` may hold one. */
export function isUntrusted(path: string): boolean {
  if (untrusted.has(path)) return true;
  if (!path.includes('*')) return false;
  const parts = path.split('.');
  return segments.some(
    (each) =>
      each.length === parts.length && each.every((part, i) => part === parts[i] || part === '*' || parts[i] === '*'),
  );
}

/** Whether a value is an object that holds such values, e.g. `github.event`. */
export function holdsUntrusted(path: string): boolean {
  return paths.some((each) => each.startsWith(`${path}.`));
}
