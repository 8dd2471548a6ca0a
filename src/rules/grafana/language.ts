import type { Language } from '../../core/rule';
import type { GrafanaDashboard } from '../../parse/grafana-dashboard';
import { grafanaRules } from './rules';

/** Dashboards of Grafana, known by what the JSON says. */
export const grafana: Language<GrafanaDashboard> = {
  id: 'grafana',
  title: 'Grafana dashboard',
  editorLanguages: ['json'],
  recognises: (path, text) =>
    /\.json$/i.test(path) &&
    text !== undefined &&
    /"(?:panels|rows)"\s*:\s*\[/.test(text) &&
    /"(?:schemaVersion|templating|gridPos|fieldConfig)"\s*:/.test(text),
  samplePath: 'dashboards/model.json',
  neighbours: () => [],
  load: async () => (await import('../../parse/grafana-dashboard')).parseGrafanaDashboard,
  rules: grafanaRules,
};
