import { cases } from '../testing';
import { fixedRange } from './fixed-range';
import { grafana } from './language';

cases(fixedRange, grafana, {
  fails: [
    `{"schemaVersion": 39, "panels": [{"type": "timeseries", "targets": [
  {"expr": "sum(rate(errors_total[⟦1m⟧]))"}
]}]}
`,
  ],
  passes: [
    `{"schemaVersion": 39, "panels": [{"type": "timeseries", "targets": [
  {"expr": "sum(rate(errors_total[$__rate_interval]))"}
]}]}
`,
    `{"schemaVersion": 39, "panels": [{"type": "stat", "targets": [{"expr": "rate(x[5m])"}]},
  {"type": "timeseries", "targets": [{"expr": "rate(x[1h])"}, {"expr": "irate(x[2m])"}, {"expr": "rate(x[$__interval])"}]}]}
`,
  ],
});
