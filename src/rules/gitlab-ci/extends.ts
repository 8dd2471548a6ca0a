import { nearestName } from '../../core/nearest-name';
import type { GitlabCiDocument } from '../../parse/gitlab-ci';
import { parentsOf } from '../../parse/gitlab-ci';
import { distinct } from '../distinct';
import type { GitlabRule } from './rule';

/** How many jobs may inherit from each other in a row. */
const deepest = 11;

/** `extends` must name jobs that exist, in no circle and not too deep. */
export const extendsRule: GitlabRule = {
  id: 'gitlab-ci/extends',
  summary: 'Let `extends` name existing jobs, in no circle.',
  why: 'GitLab refuses the whole file when a template that a job extends is not there. Renaming `.gpu-job` in one file so stops every training of the project.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    const { yaml, jobs, parts, complete } = document;
    if (!yaml) return;
    yield* distinct(
      jobs.flatMap(({ key, value }) =>
        parentsOf(yaml, value).names.flatMap((node) => {
          const name = String(yaml.scalar(node));
          const span = yaml.spanOf(node);
          if (!parts.has(name)) {
            if (!complete) return [];
            const near = nearestName(name, parts.keys());
            return [
              {
                span,
                message: `There is no job or template \`${name}\`, so GitLab refuses the file. ${near ? `You may mean \`${near}\`.` : 'Write it, or include the file that has it.'}`,
                ...(near && { fix: { title: `Extend ${near}`, edits: [{ span, text: near }], safe: false } }),
              },
            ];
          }
          const depth = depthOf(document, name, [key]);
          if (depth === Number.POSITIVE_INFINITY)
            return [
              {
                span,
                message: `\`${key}\` extends itself over \`${name}\`, and GitLab refuses a circle. Take one \`extends\` out.`,
              },
            ];
          if (depth >= deepest)
            return [
              {
                span,
                message: `\`${key}\` inherits over more than ${deepest} levels, which GitLab refuses. Bring templates together.`,
              },
            ];
          return [];
        }),
      ),
    );
  },
};

function depthOf(document: GitlabCiDocument, job: string, way: readonly string[]): number {
  if (way[0] === job) return Number.POSITIVE_INFINITY;
  if (way.includes(job) || way.length > 30) return way.length > 30 ? way.length : 0;
  let deepestParent = 0;
  for (const { yaml, entry } of document.parts.get(job) ?? [])
    for (const node of parentsOf(yaml, entry.value).names)
      deepestParent = Math.max(deepestParent, depthOf(document, String(yaml.scalar(node)), [...way, job]));
  return deepestParent + 1;
}
