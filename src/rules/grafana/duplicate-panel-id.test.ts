import { cases } from '../testing';
import { duplicatePanelId } from './duplicate-panel-id';
import { grafana } from './language';

cases(duplicatePanelId, grafana, {
  fails: [
    `{"schemaVersion": 39, "panels": [{"id": 1, "type": "stat"}, {"id": ⟦1⟧, "type": "stat"}]}
`,
    `{"schemaVersion": 39, "panels": [{"id": 7, "type": "row", "panels": [{"id": ⟦7⟧}, {"id": ⟦7⟧}]}]}
`,
  ],
  passes: [
    `{"schemaVersion": 39, "panels": [{"id": 1, "type": "stat"}, {"id": 2, "type": "stat"}]}
`,
  ],
  fixes: [
    {
      before: `{"schemaVersion": 39, "panels": [{"id": 3}, {"id": 3}]}
`,
      after: `{"schemaVersion": 39, "panels": [{"id": 3}, {"id": 4}]}
`,
    },
  ],
});
