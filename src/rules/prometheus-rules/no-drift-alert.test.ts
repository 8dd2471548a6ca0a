import { cases } from '../testing';
import { prometheusRules } from './language';
import { noDriftAlert } from './no-drift-alert';

cases(noDriftAlert, prometheusRules, {
  fails: [
    `groups:
  - name: model
    rules:
      - alert: ⟦ModelErrors⟧
        expr: rate(model_errors_total[5m]) > 1
        for: 5m
      - alert: ModelSlow
        expr: histogram_quantile(0.99, sum by (le) (rate(model_latency_seconds_bucket[5m]))) > 1
        for: 5m
`,
  ],
  passes: [
    `groups:
  - name: model
    rules:
      - alert: ModelErrors
        expr: rate(model_errors_total[5m]) > 1
        for: 5m
      - alert: ModelSlow
        expr: histogram_quantile(0.99, sum by (le) (rate(model_latency_seconds_bucket[5m]))) > 1
        for: 5m
      - alert: ModelDrift
        expr: max by (model) (model_input_drift_psi) > 0.2
        for: 1h
`,
    `groups:
  - name: a
    rules:
      - alert: A
        expr: rate(http_errors_total[5m]) > 1
      - alert: B
        expr: node_load1 > 5
`,
  ],
});
