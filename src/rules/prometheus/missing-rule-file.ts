import type { PrometheusRule } from './rule';
import { ruleFileNames } from './rule-file-names';

/** A rule file that is named and not there is passed over without a word. */
export const missingRuleFile: PrometheusRule = {
  id: 'prometheus/missing-rule-file',
  summary: 'Name only rule files that exist.',
  why: 'Prometheus starts without a word when a rule file is missing: everything is green, because no alert on the model exists.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check({ source, document }) {
    const { neighbours, path, text } = source;
    if (!document || !neighbours || neighbours.size === 0) return;
    const asked = new Set(ruleFileNames(text));
    // Mounted elsewhere in a container, when none of the named files stands here.
    if (![...asked].some((name) => neighbours.has(name))) return;
    for (const node of document.items(document.get(document.root, 'rule_files'))) {
      const name = String(document.scalar(node) ?? '').replace(/^\.\//, '');
      if (asked.has(name) && !neighbours.has(name))
        yield {
          span: document.spanOf(node),
          message:
            `There is no \`${name}\` beside \`${path.split('/').at(-1)}\`, and Prometheus starts without its alerts. Correct the name.`.slice(
              0,
              400,
            ),
        };
    }
  },
};
