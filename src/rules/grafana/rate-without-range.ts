import { member } from '../../parse/grafana-dashboard';
import { shownCounters } from '../promql/counters';
import type { GrafanaRule } from './rule';

/** The line of a counter only climbs, and falls when its process restarts. */
export const rateWithoutRange: GrafanaRule = {
  id: 'grafana/rate-without-range',
  summary: 'Draw the rate of a counter, not its count.',
  why: 'A line that climbs for ever hides what matters: twice as many failed predictions since this morning are a slightly steeper slope that nobody sees.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ panels }) {
    for (const { type, targets, node } of panels) {
      if ((type !== 'timeseries' && type !== 'graph') || (member(node, 'transformations')?.children?.length ?? 0) > 0)
        continue;
      for (const { expression } of targets) {
        if (!expression) continue;
        for (const { node: counter, metric } of shownCounters(expression))
          yield {
            span: expression.spanOf(counter),
            message:
              `\`${metric}\` counts since its process started: the line climbs, and what happens now cannot be seen. Draw \`rate(…[$__rate_interval])\`.`.slice(
                0,
                400,
              ),
          };
      }
    }
  },
};
