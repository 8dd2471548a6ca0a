import { cases } from '../testing';
import { averageOfQuantiles } from './average-of-quantiles';
import { prometheusRules } from './language';

cases(averageOfQuantiles, prometheusRules, {
  fails: [
    `groups:
  - name: model
    rules:
      - record: model:predict_duration_seconds:p99
        expr: ⟦avg by (model) (predict_duration_seconds{quantile="0.99"})⟧
`,
    `groups:
  - name: a
    rules:
      - record: a
        expr: ⟦avg(histogram_quantile(0.9, rate(x_bucket[5m])))⟧ > 1
`,
  ],
  passes: [
    `groups:
  - name: model
    rules:
      - record: model:predict_duration_seconds:p99
        expr: histogram_quantile(0.99, sum by (le, model) (rate(predict_duration_seconds_bucket[5m])))
`,
    `groups:
  - name: a
    rules:
      - record: a
        expr: max by (model) (x{quantile="0.99"})
      - record: b
        expr: avg(x)
      - record: c
        expr: avg(x{quantile="1"})
`,
  ],
});
