import type { Language } from '../../core/rule';
import type { PrometheusConfigDocument } from '../../parse/prometheus-config';
import { isTemplated } from '../../parse/prometheus-rules';
import { ruleFileNames } from './rule-file-names';
import { prometheusConfigRules } from './rules';

/** The configuration of a Prometheus server: `prometheus*.yml`, or a file with `scrape_configs` at its top. */
export const prometheus: Language<PrometheusConfigDocument> = {
  id: 'prometheus',
  title: 'Prometheus',
  editorLanguages: ['yaml'],
  recognises: (path, text) =>
    /\.ya?ml$/i.test(path) &&
    (text === undefined
      ? /(?:^|\/)prometheus\.ya?ml$/i.test(path)
      : /^(?:scrape_configs|rule_files):/m.test(text) &&
        /^(?:scrape_configs|global|alerting):/m.test(text) &&
        // The OpenTelemetry collector, Promtail, Loki's agents and unit tests of rules have these keys too.
        !/^(?:apiVersion|kind|clients|server|positions|receivers|services|tests|evaluation_interval|groups|integrations|metrics|ruler):/m.test(
          text,
        ) &&
        !isTemplated(text)),
  samplePath: 'prometheus.yml',
  neighbours: ({ text }) => ruleFileNames(text),
  load: async () => (await import('../../parse/prometheus-config')).parsePrometheusConfig,
  rules: prometheusConfigRules,
};
