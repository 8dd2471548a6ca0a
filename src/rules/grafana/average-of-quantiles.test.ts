import { cases } from '../testing';
import { averageOfQuantiles } from './average-of-quantiles';
import { grafana } from './language';

cases(averageOfQuantiles, grafana, {
  fails: [
    `{"schemaVersion": 39, "panels": [{"targets": [
  {"expr": "⟦avg(latency_seconds{quantile=\\"0.99\\"})⟧"}
]}]}
`,
  ],
  passes: [
    `{"schemaVersion": 39, "panels": [{"targets": [
  {"expr": "max(latency_seconds{quantile=\\"0.99\\"})"}
]}]}
`,
  ],
});
