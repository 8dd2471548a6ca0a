import { nearestName } from '../../core/nearest-name';
import { relabelActions } from './config-keys';
import type { PrometheusRule } from './rule';

/** Relabellings must say what they do in words that Prometheus knows, and have what it needs for them. */
export const relabel: PrometheusRule = {
  id: 'prometheus/relabel',
  summary: 'Give each relabelling an action that exists, and what it needs.',
  why: 'A wrong relabelling stops the server; one that was meant to drop a label of user ids lets it through, and a million series take the memory of the server.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ document }) {
    if (!document) return;
    for (const job of document.items(document.get(document.root, 'scrape_configs'))) {
      for (const list of ['relabel_configs', 'metric_relabel_configs']) {
        for (const item of document.items(document.get(job, list))) {
          const node = document.get(item, 'action');
          const written = document.scalar(node) ?? 'replace';
          const action = String(written).toLowerCase();
          const [first] = document.entries(item);
          if (!first || /[{$<]/.test(action) || document.get(item, 'if')) continue;
          const isKnown =
            relabelActions.has(action) ||
            /^(?:keep_if_|drop_if_|labelmap_all|replace_all|graphite|keep_metrics|drop_metrics)/.test(action);
          if (!isKnown && node) {
            const near = nearestName(action, relabelActions);
            const span = document.spanOf(node);
            yield {
              span,
              message:
                `There is no relabelling \`${written}\`, so Prometheus refuses the configuration. ${near ? `You may mean \`${near}\`.` : 'Use one of `replace`, `keep`, `drop`, `labelmap`, `labeldrop`, `labelkeep`, `hashmod`.'}`.slice(
                  0,
                  400,
                ),
              ...(near && { fix: { title: `Write ${near}`, edits: [{ span, text: near }], safe: false } }),
            };
          } else if (
            /^(?:replace|hashmod|lowercase|uppercase|keepequal|dropequal)$/.test(action) &&
            !document.get(item, 'target_label')
          )
            yield {
              span: node ? document.spanOf(node) : first.keySpan,
              message: `The relabelling \`${action}\` needs a label to work on, so Prometheus refuses the configuration. Add \`target_label\`.`,
            };
          else if (/^(?:labeldrop|labelkeep)$/.test(action) && document.entry(item, 'source_labels')?.value)
            yield {
              span: document.entry(item, 'source_labels')?.keySpan ?? first.keySpan,
              message: `\`${action}\` looks at the names of labels by \`regex\` alone, and Prometheus refuses \`source_labels\` here. Put the names into \`regex\`.`,
            };
        }
      }
    }
  },
};
