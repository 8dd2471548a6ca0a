import { cases } from '../testing';
import { fixedDatasource } from './fixed-datasource';
import { grafana } from './language';

cases(fixedDatasource, grafana, {
  fails: [
    `{"schemaVersion": 39, "panels": [
  {"datasource": {"type": "prometheus", "uid": ⟦"bdk3x7q1m0wjka"⟧}}
]}
`,
  ],
  passes: [
    `{"schemaVersion": 39, "panels": [{"datasource": {"type": "prometheus", "uid": "PBFA97CFB590B2093"}}]}
`,
    `{"schemaVersion": 39, "panels": [
  {"datasource": {"type": "prometheus", "uid": "\${datasource}"}}
]}
`,
    `{"schemaVersion": 39, "panels": [{"datasource": {"uid": "-- Mixed --"}}, {"datasource": {"uid": "prometheus"}}, {"datasource": "Prometheus"}, {"datasource": {"uid": "grafana"}}]}
`,
  ],
});
