import { cases } from '../testing';
import { prometheusRules } from './language';
import { lostLabel } from './lost-label';

cases(lostLabel, prometheusRules, {
  fails: [
    `groups:
  - name: model
    rules:
      - alert: ModelErrors
        expr: sum by (job) (rate(model_errors_total[5m])) > 1
        for: 5m
        annotations:
          summary: 'Model {{ ⟦$labels.model⟧ }} of {{ $labels.job }} fails'
`,
    `groups:
  - name: a
    rules:
      - alert: A
        expr: |
          histogram_quantile(0.99, sum by (le, model) (rate(x_bucket[5m])))
            / on (model) sum by (model) (y) > 2
        annotations: { a: '{{ ⟦$labels.instance⟧ }} {{ $labels.model }}' }
      - alert: B
        expr: count(up == 0) > 3
        annotations: { a: '{{ ⟦$labels.job⟧ }}' }
`,
  ],
  passes: [
    `groups:
  - name: model
    rules:
      - alert: ModelErrors
        expr: sum by (job, model) (rate(model_errors_total[5m])) > 1
        for: 5m
        annotations:
          summary: 'Model {{ $labels.model }} of {{ $labels.job }} fails'
`,
    `groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        annotations: { a: '{{ $labels.instance }}' }
      - alert: B
        expr: topk(3, x) > 1 and on (a) sum by (a) (y)
        annotations: { a: '{{ $labels.instance }}' }
      - alert: C
        expr: sum without (pod) (x) > 1
        annotations: { a: '{{ $labels.instance }}' }
      - alert: D
        expr: x * on (a) group_left (version) max by (a, version) (info) > 1
        annotations: { a: '{{ $labels.instance }} {{ $labels.version }}' }
      - alert: E
        expr: absent(up{job="a"})
        annotations: { a: '{{ $labels.job }}' }
      - alert: F
        expr: label_replace(sum by (a) (x), "b", "$1", "a", "(.*)") > 1
        annotations: { a: '{{ $labels.b }}' }
`,
  ],
});
