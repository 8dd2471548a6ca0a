import { resultLabels } from '../../parse/promql-labels';
import type { PrometheusRulesRule } from './rule';
import { alertTemplates } from './templates';

/** Templates that show a label which the expression has aggregated away. */
export const lostLabel: PrometheusRulesRule = {
  id: 'prometheus-rules/lost-label',
  summary: 'Show only labels that the expression keeps.',
  why: 'The page says “model  has an error rate of 12%” with a hole where the name should be: whoever is woken must first find out which of twenty models it is.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const { rule, scalar, template } of alertTemplates(document)) {
      const { expression } = rule;
      if (!expression || expression.promql.problems.length > 0) continue;
      const labels = resultLabels(expression.promql.tree.topNode, expression.promql.text);
      if (!labels) continue;
      for (const { code, codeStart } of template.actions) {
        for (const match of code.matchAll(/\$labels\.(\w+)/g)) {
          const label = match[1] ?? '';
          if (labels.has(label)) continue;
          const start = codeStart + match.index;
          yield {
            span: scalar.spanAt(start, start + match[0].length),
            message: `The expression keeps no label \`${label}\`, so this is always empty. ${
              labels.size > 0
                ? `It keeps ${[...labels]
                    .slice(0, 6)
                    .map((name) => `\`${name}\``)
                    .join(', ')}: show one of them, or add \`${label}\` to \`by (…)\`.`
                : `Add \`by (${label})\` to the aggregation.`
            }`,
          };
        }
      }
    }
  },
};
