import { cases } from '../testing';
import { prometheusRules } from './language';
import { quantileWithoutLe } from './quantile-without-le';

cases(quantileWithoutLe, prometheusRules, {
  fails: [
    `groups:
  - name: model
    rules:
      - record: model:predict_duration_seconds:p99
        expr: histogram_quantile(0.99, ⟦sum by (model) (rate(predict_duration_seconds_bucket[5m]))⟧)
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
        expr: histogram_quantile(0.99, sum by (model) (rate(native_seconds[5m])))
      - record: b
        expr: histogram_quantile(0.9, rate(x_bucket[5m]))
      - record: c
        expr: histogram_quantile(0.9, sum without (pod) (rate(x_bucket[5m])))
      - record: d
        expr: histogram_quantile(0.9, sum by (model, vmrange) (rate(x_bucket[5m])))
`,
  ],
});
