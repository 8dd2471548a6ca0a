import type { PrometheusRule } from './rule';

/** Two jobs cannot have one name. */
export const duplicateJob: PrometheusRule = {
  id: 'prometheus/duplicate-job',
  summary: 'Give each scrape configuration a name of its own.',
  why: 'Prometheus refuses the configuration: the job that was copied for the second model stops the metrics of all.',
  severity: 'error',
  aliases: [],
  fixable: false,
  *check({ document }) {
    if (!document) return;
    const seen = new Set<string>();
    for (const job of document.items(document.get(document.root, 'scrape_configs'))) {
      const node = document.get(job, 'job_name');
      const name = document.scalar(node);
      if (!node || typeof name !== 'string') continue;
      if (seen.has(name))
        yield {
          span: document.spanOf(node),
          message:
            `A job is called \`${name}\` already, so Prometheus refuses the configuration. Rename one, or put its targets into the first.`.slice(
              0,
              400,
            ),
        };
      seen.add(name);
    }
  },
};
