import { cases } from '../testing';
import { prometheusRules } from './language';
import { structure } from './structure';

cases(structure, prometheusRules, {
  fails: [
    `groups:
  - name: model
    rules:
      - alert: ModelErrors
        expr: sum(rate(model_errors_total[5m])) > 1
        ⟦anotations⟧:
          summary: The model fails
`,
    `groups:
  - name: a
    interval: ⟦5 minutes⟧
    rules:
      - record: a
        expr: x
        ⟦for⟧: 5m
      - alert: B
        ⟦record⟧: b
        expr: x
      - ⟦expr⟧: x
      - ⟦alert⟧: C
        for: 1h30m
  - name: ⟦a⟧
    rules: []
  - ⟦rules⟧: []
`,
    `groups:
  - name: a
    rules:
      - alert: A
        expr: x
        ⟦expr⟧: y
`,
  ],
  passes: [
    `groups:
  - name: model
    rules:
      - alert: ModelErrors
        expr: sum(rate(model_errors_total[5m])) > 1
        for: 5m
        annotations:
          summary: The model fails
`,
    `groups:
  - name: a
    limit: 10
    query_offset: 1m
    partial_response_strategy: warn
    rules:
      - record: a:b
        expr: x
        labels: { team: ml }
      - alert: B
        expr: x
        keep_firing_for: 10m
`,
    `groups:
  - name: logs
    type: vlogs
    rules:
      - record: predictions
        expr: 'app: "model" | stats count(*) as predictions'
        annotations: { summary: "what the model answered,
        counted" }
`,
  ],
});
