import { cases } from '../testing';
import { emptyQuery } from './empty-query';
import { grafana } from './language';

cases(emptyQuery, grafana, {
  fails: [
    `{"schemaVersion": 39, "panels": [{"id": 1, "type": "stat", "title": "Drift", "targets": ⟦[]⟧}]}
`,
    `{"schemaVersion": 39, "panels": [{"id": 1, "type": "timeseries", "datasource": {"type": "prometheus"}, "targets": [{"expr": ⟦""⟧}, {"expr": "up"}]}]}
`,
  ],
  passes: [
    `{"schemaVersion": 39, "panels": [{"id": 1, "type": "text", "targets": []}, {"id": 2, "type": "row"}, {"id": 3, "type": "stat"}]}
`,
    `{"schemaVersion": 39, "panels": [{"id": 1, "type": "stat", "datasource": {"type": "loki"}, "targets": [{"expr": ""}]}]}
`,
    `{"schemaVersion": 39, "panels": [{"id": 1, "type": "stat", "datasource": {"uid": "-- Dashboard --"}, "targets": []}]}
`,
  ],
});
