import { cases } from '../testing';
import { prometheusRules } from './language';
import { promql } from './promql';

cases(promql, prometheusRules, {
  fails: [
    `groups:
  - name: model
    rules:
      - alert: ModelErrors
        expr: rate(⟦model_errors_total⟧) > 0.1
        for: 5m
`,
    `groups:
  - name: a
    rules:
      - record: a
        expr: |
          sum by (job) (
            ⟦rat⟧(x_total[5m])
          )
`,
    `groups:
  - name: a
    rules:
      - record: a
        expr: "sum(x{job=\\"a\\"⟦)⟧"
      - record: b
        expr: 'sum(x{job=''a''}) + ⟦x[5m]⟧'
      - record: c
        expr: >-
          1
          ⟦>⟧ 2
      - record: d
        expr: ⟦round⟧(x, 1, 2)
      - record: e
        expr: sum(⟦1⟧)
      - record: f
        expr: (x ⟦and⟧
`,
  ],
  passes: [
    `groups:
  - name: model
    rules:
      - alert: ModelErrors
        expr: rate(model_errors_total[5m]) > 0.1
        for: 5m
`,
    `groups:
  - name: a
    rules:
      - record: a
        expr: >-
          a / on (job) group_left (x) sum by (job) (b offset 5m)
          > bool 1
      - record: b
        expr: 'x unless on () (hour() > 8 and hour() < 18)'
      - record: c
        expr: a - b offset 1d
      - record: d
        expr: max_over_time(rate(x_total[5m])[1h:] @ end())
      - record: e
        expr: sum({{ metric }})
`,
    `groups:
  - name: freshness
    rules:
      - alert: FeaturesStale
        expr: lag(feature_update_seconds{job="features"}[1d]) > 900
      - alert: CpuFull
        expr: sum(cpu_used{job="features"}[5m]) by (job) > 0.9
`,
    `groups:
  - name: a
    rules:
      - alert: A
        expr: median(x)
        update_entries_limit: -1
`,
    `groups:
  - name: a
    concurrency: 2
    rules:
      - record: a
        expr: rate(x)
`,
  ],
});
