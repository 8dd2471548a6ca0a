import { bearsDamage } from '../damage';
import { prometheusRules } from './language';

bearsDamage(
  prometheusRules,
  [
    `groups:
  - name: model # a comment
    interval: 1m
    rules:
      - record: model:rate
        expr: &e |
          sum by (model) (
            rate(a_total{b=~"c.*"}[5m] offset 1h) # why
          ) / on (model) group_left x > bool 1
      - alert: A
        expr: "histogram_quantile(0.9, sum by (le) (rate(b_bucket{c=\\"d\\\\u00e9\\"}[5m]))) > 1"
        labels: { severity: page }
        annotations:
          summary: >-
            {{ $labels.model }} is {{ with query "up" }}{{ . | first | value | humanize }}{{ end }}
`,
    `groups:\r\n- name: 'é😀'\r\n  rules:\r\n  - alert: B\r\n    for: 5m\r\n    expr: 'a_errors_total{b=''c''} > 5 and on () avg(x{quantile="0.9"})'\r\n    annotations: {a: '{{ printf "%.2f" $value }}'}\r\n  - alert: B\r\n    expr: max_over_time(rate(x[5m])[1h:5m] @ end()) <\r\n      *e\r\n`,
  ],
  { junk: ['{{', '}}', 'rate(', '[5m]', ' by (', 'offset ', ' - ', '&a ', '*a', '>-\n'] },
);
