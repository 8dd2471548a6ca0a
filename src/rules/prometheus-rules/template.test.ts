import { cases } from '../testing';
import { prometheusRules } from './language';
import { template } from './template';

cases(template, prometheusRules, {
  fails: [
    `groups:
  - name: model
    rules:
      - alert: ModelErrors
        expr: rate(model_errors_total[5m]) > 0.1
        for: 5m
        annotations:
          summary: 'Model {{ ⟦$label⟧.model }} fails'
`,
    `groups:
  - name: a
    rules:
      - alert: A
        expr: x
        annotations:
          a: "⟦{{⟧ $value }"
          b: |
            {{ $value | ⟦humanise⟧ }}
          c: '⟦{{ if $value }}⟧x'
          d: 'x⟦{{ end }}⟧'
`,
  ],
  passes: [
    `groups:
  - name: model
    rules:
      - alert: ModelErrors
        expr: rate(model_errors_total[5m]) > 0.1
        for: 5m
        annotations:
          summary: 'Model {{ $labels.model }} fails'
`,
    `groups:
  - name: a
    rules:
      - alert: A
        expr: x
        annotations:
          a: '{{ with query "up" }}{{ . | first | value | humanizePercentage }}{{ end }}'
          b: '{{ range $i, $v := query "a" }}{{ $v.Labels.b }}{{ else }}none{{ end }}'
          c: '{{- /* a comment */ -}} {{ printf "%.2f" $value }} {{ $externalLabels.x | toUpper }}'
`,
    `groups:
  - name: a
    rules:
      - alert: A
        expr: x
        update_entries_limit: 20
        annotations: { link: 'https://grafana/?q={{ $expr | queryEscape }}&from={{ $activeAt.UnixMilli }}' }
`,
  ],
});
