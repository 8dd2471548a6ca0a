import type { Language } from '../../core/rule';
import { isTemplated, type PrometheusRulesDocument } from '../../parse/prometheus-rules';
import { prometheusRulesRules } from './rules';

/** Loki's rule files have the same shape and another language inside. */
const loki = /\|=|\|~|\|\s*(?:json|logfmt|pattern|unpack|unwrap|line_format|label_format)\b/;

/** Files of alerting and recording rules, known by what they say; the rules inside Kubernetes objects are not. */
export const prometheusRules: Language<PrometheusRulesDocument> = {
  id: 'prometheus-rules',
  title: 'Prometheus rules',
  editorLanguages: ['yaml'],
  recognises: (path, text) =>
    text !== undefined &&
    /\.(?:ya?ml|rules)$/i.test(path) &&
    /^groups:/m.test(text) &&
    /^\s*(?:-\s+)?(?:alert|record):/m.test(text) &&
    /^\s*(?:-\s+)?rules:/m.test(text) &&
    !/^(?:apiVersion|kind):/m.test(text) &&
    !loki.test(text) &&
    !isTemplated(text),
  samplePath: 'alerts.rules.yml',
  neighbours: () => [],
  load: async () => (await import('../../parse/prometheus-rules')).parsePrometheusRules,
  rules: prometheusRulesRules,
};
