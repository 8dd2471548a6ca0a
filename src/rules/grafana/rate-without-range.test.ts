import { cases } from '../testing';
import { grafana } from './language';
import { rateWithoutRange } from './rate-without-range';

cases(rateWithoutRange, grafana, {
  fails: [
    `{"schemaVersion": 39, "panels": [{"type": "timeseries", "targets": [
  {"expr": "sum by (model) (⟦model_errors_total⟧)"}
]}]}
`,
  ],
  passes: [
    `{"schemaVersion": 39, "panels": [{"type": "timeseries", "targets": [
  {"expr": "sum by (model) (rate(model_errors_total[$__rate_interval]))"}
]}]}
`,
    `{"schemaVersion": 39, "panels": [{"type": "stat", "targets": [{"expr": "model_errors_total"}]}]}
`,
  ],
});
