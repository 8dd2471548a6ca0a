import { cases } from '../testing';
import { grafana } from './language';
import { overlappingPanels } from './overlapping-panels';

cases(overlappingPanels, grafana, {
  fails: [
    `{"schemaVersion": 39, "panels": [
  {"gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}},
  {"gridPos": ⟦{"x": 11, "y": 0, "w": 12, "h": 8}⟧}
]}
`,
  ],
  passes: [
    `{"schemaVersion": 39, "panels": [
  {"gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}},
  {"gridPos": {"x": 12, "y": 0, "w": 12, "h": 8}}
]}
`,
  ],
});
