import { nearestName } from '../../core/nearest-name';
import type { GitlabRule } from './rule';

/** A job's stage must be one of the stages. */
export const stages: GitlabRule = {
  id: 'gitlab-ci/stages',
  summary: 'Put each job into a stage that is listed in `stages`.',
  why: 'GitLab refuses the whole file for one stage that is not listed, so a new `evaluate` stage that was forgotten there also stops the tests and the deployments of everyone else.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ yaml, jobs, stages: known, find }) {
    if (!yaml || !known) return;
    const seen = new Set<number>();
    for (const { key } of jobs) {
      if (key.startsWith('.')) continue;
      const found = find(key, 'stage');
      if (!found || found === 'unknown' || !found.own) continue;
      const name = yaml.scalar(found.entry.value);
      const span = yaml.spanOf(found.entry.value);
      if (typeof name !== 'string' || name.includes('$') || known.includes(name) || seen.has(span.start)) continue;
      seen.add(span.start);
      const near = nearestName(name, known);
      yield {
        span,
        message: `There is no stage \`${name}\`, so GitLab refuses the file. ${
          near
            ? `You may mean \`${near}\`.`
            : `The stages are ${known
                .slice(1, -1)
                .slice(0, 10)
                .map((each) => `\`${each}\``)
                .join(', ')}; add it to \`stages\`.`
        }`,
        ...(near && { fix: { title: `Write ${near}`, edits: [{ span, text: near }], safe: false } }),
      };
    }
  },
};
