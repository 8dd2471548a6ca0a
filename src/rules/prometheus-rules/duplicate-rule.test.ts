import { cases } from '../testing';
import { duplicateRule } from './duplicate-rule';
import { prometheusRules } from './language';

cases(duplicateRule, prometheusRules, {
  fails: [
    `groups:
  - name: model
    rules:
      - record: model:error_rate
        expr: rate(errors_total[5m])
      - record: ⟦model:error_rate⟧
        expr: rate(errors_total[1h])
`,
    `groups:
  - name: a
    rules:
      - alert: A
        expr: x > 1
  - name: b
    rules:
      - alert: ⟦A⟧
        expr: 'x  > 1'
`,
  ],
  passes: [
    `groups:
  - name: model
    rules:
      - record: model:error_rate:5m
        expr: rate(errors_total[5m])
      - record: model:error_rate:1h
        expr: rate(errors_total[1h])
`,
    `groups:
  - name: a
    rules:
      - alert: A
        expr: x > 1
        labels: { severity: info }
      - alert: A
        expr: x > 1
        labels: { severity: page }
      - alert: A
        expr: x > 2
        labels: { severity: page }
`,
    `groups:
  - name: a
    rules:
      - record: a
        expr: sum(x{code=~"2.."})
      - record: a
        expr: sum(x{code=~"5.."})
`,
  ],
});
