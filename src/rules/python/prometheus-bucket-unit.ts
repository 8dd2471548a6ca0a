import type { PythonRule } from './rule';

/** The buckets of a histogram must lie where its values do. */
export const prometheusBucketUnit: PythonRule = {
  id: 'python/prometheus-bucket-unit',
  summary: 'Give a histogram buckets of its unit, around the objective.',
  why: 'The buckets that come by themselves end at 10, made for seconds. Milliseconds all fall above the last one, and the p99 of the model is 10 whatever happens.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const { name, positional, keywords, isOpen } of document.calls) {
      if (name !== 'prometheus_client.Histogram' || isOpen || keywords.has('buckets')) continue;
      const [metric] = positional;
      const text = document.textOf(metric ?? keywords.get('name')?.value);
      const node = metric ?? keywords.get('name')?.value;
      const unit = document.textOf(keywords.get('unit')?.value) ?? '';
      if (
        !node ||
        text === undefined ||
        !/_(?:ms|millis|milliseconds|us|microseconds|bytes|tokens)$/.test(`${text}${unit && `_${unit}`}`)
      )
        continue;
      yield {
        span: { start: node.from, end: node.to },
        message: `The default buckets of \`${text}\` end at 10, which fits seconds. Measure seconds, or give \`buckets=\` of this unit with one at your objective.`,
      };
    }
  },
};
