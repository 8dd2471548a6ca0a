import { isSeq, visit } from 'yaml';
import { nearestName } from '../../core/nearest-name';
import { distinct } from '../distinct';
import type { GitlabRule } from './rule';

/** `!reference [job, key]` must name something that is there. */
export const reference: GitlabRule = {
  id: 'gitlab-ci/reference',
  summary: 'Let `!reference` name a job and a key that exist.',
  why: 'GitLab refuses the file when a referenced part is missing. A shared `[.gpu, before_script]` that was renamed so stops every training that uses it.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ yaml, parts, complete, find }) {
    if (!yaml?.root || !complete) return;
    const found: { names: string[]; spans: { start: number; end: number }[] }[] = [];
    visit(yaml.root, (_key, node) => {
      if (!isSeq(node) || node.tag !== '!reference') return undefined;
      const items = yaml.items(node);
      found.push({
        names: items.map((item) => String(yaml.scalar(item) ?? '')),
        spans: items.map((item) => yaml.spanOf(item)),
      });
      return visit.SKIP;
    });
    yield* distinct(
      found.flatMap(({ names: [job = '', key], spans }) => {
        const [span, keySpan] = spans;
        if (!span || job === '' || job.includes('$')) return [];
        const known = [...parts.keys(), ...yaml.entries(yaml.root).map((entry) => entry.key)];
        if (!known.includes(job)) {
          const near = nearestName(job, known);
          return [
            {
              span,
              message: `There is no \`${job}\` to refer to, so GitLab refuses the file. ${near ? `You may mean \`${near}\`.` : 'Write it, or include the file that has it.'}`,
              ...(near && { fix: { title: `Refer to ${near}`, edits: [{ span, text: near }], safe: false } }),
            },
          ];
        }
        const isMapping = parts.get(job)?.every((part) => part.yaml.entries(part.entry.value).length > 0) ?? false;
        if (key === undefined || !keySpan || !isMapping || find(job, key)) return [];
        return [
          {
            span: keySpan,
            message: `\`${job}\` has no \`${key}\` to refer to, so GitLab refuses the file. Name a key that it has.`,
          },
        ];
      }),
    );
  },
};
