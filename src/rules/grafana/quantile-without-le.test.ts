import { cases } from '../testing';
import { grafana } from './language';
import { quantileWithoutLe } from './quantile-without-le';

cases(quantileWithoutLe, grafana, {
  fails: [
    `{"schemaVersion": 39, "panels": [{"targets": [
  {"expr": "histogram_quantile(0.99, ⟦sum by (model) (rate(latency_seconds_bucket[$__rate_interval]))⟧)"}
]}]}
`,
  ],
  passes: [
    `{"schemaVersion": 39, "panels": [{"targets": [
  {"expr": "histogram_quantile(0.99, sum by (le, model) (rate(latency_seconds_bucket[$__rate_interval])))"}
]}]}
`,
  ],
});
