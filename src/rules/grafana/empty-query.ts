import { member, spanOfNode, textOf } from '../../parse/grafana-dashboard';
import type { GrafanaRule } from './rule';

/** Panels that show no data of their own. */
const still =
  /^(?:row|text|news|dashlist|alertlist|annolist|welcome|gettingstarted|pluginlist|canvas|traces|flamegraph)?$/;

/** A panel that shows figures asks for some. */
export const emptyQuery: GrafanaRule = {
  id: 'grafana/empty-query',
  summary: 'Give each panel a query.',
  why: 'A panel without a query shows “No data” for ever, and one learns to look past it: the day on which the drift panel is empty because its job died looks the same.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ panels, errors }) {
    if (errors.length > 0) return;
    for (const { node, type, targets } of panels) {
      if (still.test(type) || member(node, 'libraryPanel')) continue;
      // A snapshot, or a panel that shows another one's figures, brings its own data.
      if (member(node, 'snapshotData') || textOf(member(node, 'datasource'), 'uid') === '-- Dashboard --') continue;
      const asked = member(node, 'targets');
      if (asked?.type === 'array' && targets.length === 0) {
        yield {
          span: spanOfNode(asked),
          message: `The panel \`${(textOf(node, 'title') ?? type).slice(0, 60)}\` asks for nothing and stays empty. Add a query, or take it out.`,
        };
        continue;
      }
      for (const target of targets) {
        const expr = member(target.node, 'expr');
        const isPrometheus = [target.node, node].some(
          (each) => textOf(member(each, 'datasource'), 'type') === 'prometheus',
        );
        if (isPrometheus && typeof expr?.value === 'string' && expr.value.trim() === '')
          yield {
            span: spanOfNode(expr),
            message: `This query of the panel \`${(textOf(node, 'title') ?? type).slice(0, 60)}\` is empty and shows nothing. Write it, or take it out.`,
          };
      }
    }
  },
};
