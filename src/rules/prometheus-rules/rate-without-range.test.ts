import { cases } from '../testing';
import { prometheusRules } from './language';
import { rateWithoutRange } from './rate-without-range';

cases(rateWithoutRange, prometheusRules, {
  fails: [
    `groups:
  - name: model
    rules:
      - alert: ModelErrors
        expr: ⟦model_errors_total⟧ > 100
        for: 5m
`,
    `groups:
  - name: a
    rules:
      - alert: A
        expr: (sum by (model) (⟦predict_failures_total{job="a"}⟧)) >= 5 and on () x
`,
  ],
  passes: [
    `groups:
  - name: model
    rules:
      - alert: ModelErrors
        expr: increase(model_errors_total[10m]) > 100
        for: 5m
`,
    `groups:
  - name: a
    rules:
      - alert: A
        expr: a_errors_total > 0
      - alert: B
        expr: a_errors_total - a_errors_total offset 5m > 10
      - alert: C
        expr: rate(a_errors_total[5m]) / rate(a_requests_total[5m]) > 0.1
      - alert: D
        expr: node_memory_total > 100
`,
  ],
  fixes: [
    {
      before: `groups:
  - name: a
    rules:
      - alert: A
        expr: a_errors_total{x="y"} > 10
`,
      after: `groups:
  - name: a
    rules:
      - alert: A
        expr: increase(a_errors_total{x="y"}[10m]) > 10
`,
    },
  ],
});
