import type { Node } from 'yaml';
import type { Problem } from '../../core/finding';
import type { YamlDocument } from '../../parse/yaml';
import { isDuration } from '../promql/duration';
import {
  alertingKeys,
  fileKeys,
  globalKeys,
  isDiscovery,
  isForeign,
  relabelKeys,
  scrapeKeys,
  staticKeys,
} from './config-keys';
import { keyProblems } from './key-problem';
import type { PrometheusRule } from './rule';

/** Keys and durations that Prometheus refuses. */
export const structure: PrometheusRule = {
  id: 'prometheus/structure',
  summary: 'Give the configuration the keys that Prometheus knows.',
  why: 'Prometheus does not start with one unknown key, and a running one keeps its old configuration: the new model server is never scraped, and its empty dashboard looks like no traffic.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check({ yaml, document }) {
    for (const { span, message } of yaml.problems)
      yield { span, message: `${message.replace(/\.?$/, '.')} Prometheus cannot read the file.`.slice(0, 400) };
    if (!document || yaml.problems.length > 0) return;
    const { root } = document;
    yield* keyProblems(document.entries(root), fileKeys, 'the file', isForeign);
    const global = document.get(root, 'global');
    yield* keyProblems(document.entries(global), globalKeys, '`global`', isForeign);
    yield* durations(document, global, [
      'scrape_interval',
      'scrape_timeout',
      'evaluation_interval',
      'rule_query_offset',
    ]);
    yield* keyProblems(document.entries(document.get(root, 'alerting')), alertingKeys, '`alerting`', isForeign);
    for (const job of document.items(document.get(root, 'scrape_configs'))) yield* jobProblems(document, job);
  },
};

function* jobProblems(document: YamlDocument, job: Node): Iterable<Problem> {
  const entries = document.entries(job);
  yield* keyProblems(entries, scrapeKeys, 'a scrape configuration', (key) => isForeign(key) || isDiscovery(key));
  yield* durations(document, job, ['scrape_interval', 'scrape_timeout']);
  const [first] = entries;
  const name = document.entry(job, 'job_name');
  if (first && !name?.value)
    yield {
      span: (name ?? first).keySpan,
      message: 'A scrape configuration needs a name, or Prometheus does not start. Add `job_name`.',
    };
  for (const list of ['relabel_configs', 'metric_relabel_configs'])
    for (const item of document.items(document.get(job, list)))
      yield* keyProblems(
        document.entries(item),
        relabelKeys,
        'a relabelling',
        (key) => isForeign(key) || key === 'if' || key === 'labels' || key === 'match',
      );
  for (const item of document.items(document.get(job, 'static_configs')))
    yield* keyProblems(document.entries(item), staticKeys, 'a static configuration', isForeign);
}

function* durations(document: YamlDocument, node: Node | undefined, names: readonly string[]): Iterable<Problem> {
  for (const name of names) {
    const value = document.get(node, name);
    const scalar = document.scalar(value);
    if (!value || scalar === undefined || isDuration(scalar) || /[{$<]/.test(String(scalar))) continue;
    const seconds = /^\d+$/.test(String(scalar)) ? `${scalar}s` : undefined;
    const span = document.spanOf(value);
    yield {
      span,
      message: `\`${name}\` needs a duration with a unit, such as \`15s\` or \`1m\`, or Prometheus does not start. Write one.`,
      ...(seconds && { fix: { title: `Write ${seconds}`, edits: [{ span, text: seconds }], safe: false } }),
    };
  }
}
