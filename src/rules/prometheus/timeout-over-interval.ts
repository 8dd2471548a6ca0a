import { readDuration } from '../promql/duration';
import type { PrometheusRule } from './rule';

/** A scrape must end before the next one begins. */
export const timeoutOverInterval: PrometheusRule = {
  id: 'prometheus/timeout-over-interval',
  summary: 'Let `scrape_timeout` be no longer than `scrape_interval`.',
  why: 'Prometheus refuses the configuration; people raise the timeout when a model server answers slowly under load, and lose all metrics instead of some.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ document }) {
    if (!document) return;
    const global = document.get(document.root, 'global');
    const general = readDuration(document.scalar(document.get(global, 'scrape_interval')) ?? '1m');
    for (const part of [global, ...document.items(document.get(document.root, 'scrape_configs'))]) {
      const timeout = document.get(part, 'scrape_timeout');
      const own = document.get(part, 'scrape_interval');
      const written = document.scalar(own);
      const interval = own ? readDuration(written) : general;
      const length = readDuration(document.scalar(timeout) ?? '');
      if (!timeout || interval === undefined || length === undefined || interval === 0 || length <= interval) continue;
      const text = own ? String(written) : String(document.scalar(document.get(global, 'scrape_interval')) ?? '1m');
      const span = document.spanOf(timeout);
      yield {
        span,
        message:
          `A scrape may take longer than the time to the next one (\`${text}\`), so Prometheus refuses the configuration. Shorten \`scrape_timeout\`, or scrape less often.`.slice(
            0,
            400,
          ),
        fix: { title: `Write ${text}`, edits: [{ span, text }], safe: false },
      };
    }
  },
};
