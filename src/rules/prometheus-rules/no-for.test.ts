import { cases } from '../testing';
import { prometheusRules } from './language';
import { noFor } from './no-for';

cases(noFor, prometheusRules, {
  fails: [
    `groups:
  - name: model
    rules:
      - alert: ⟦ModelSlow⟧
        expr: histogram_quantile(0.99, sum by (le) (rate(predict_duration_seconds_bucket[5m]))) > 0.5
`,
  ],
  passes: [
    `groups:
  - name: model
    rules:
      - alert: ModelSlow
        expr: histogram_quantile(0.99, sum by (le) (rate(predict_duration_seconds_bucket[5m]))) > 0.5
        for: 5m
`,
    `groups:
  - name: a
    rules:
      - alert: Away
        expr: up == 0
      - alert: Hour
        expr: rate(model_errors_total[1h]) > 1
      - record: r
        expr: rate(model_errors_total[5m]) > 1
`,
  ],
  fixes: [
    {
      before: `groups:
  - name: a
    rules:
      - alert: A
        expr: rate(model_errors_total[5m]) > 1
`,
      after: `groups:
  - name: a
    rules:
      - alert: A
        for: 5m
        expr: rate(model_errors_total[5m]) > 1
`,
    },
  ],
});
