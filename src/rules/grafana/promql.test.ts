import { cases } from '../testing';
import { grafana } from './language';
import { promql } from './promql';

cases(promql, grafana, {
  fails: [
    `{"schemaVersion": 39, "panels": [{"id": 1, "type": "timeseries", "targets": [
  {"expr": "sum by (model) (rate(⟦errors_total{model=\\"$model\\"}⟧))"}
]}]}
`,
    `{"schemaVersion": 39, "panels": [{"type": "row", "panels": [{"targets": [
  {"expr": "\\tsum(x\\u007ba=\\"\${b:regex}\\"} )⟦)⟧"}, {"expr": "⟦rat⟧(x[[[c]]])"}
]}]}]}
`,
  ],
  passes: [
    `{"schemaVersion": 39, "panels": [{"id": 1, "type": "timeseries", "targets": [
  {"expr": "sum by (model) (rate(errors_total{model=\\"$model\\"}[$__rate_interval]))"}
]}]}
`,
    `{"schemaVersion": 39, "panels": [{"targets": [
  {"expr": "rate(x{a=~\\"[[b]]\\"}[$interval]) + \${offset}"}, {"expr": "$metric{a=\\"b\\"}"}, {"expr": ""},
  {"expr": "{a=\\"b\\"} |= \\"c\\"", "datasource": {"type": "loki", "uid": "x"}},
  {"expr": "max_over_time(x[\${minutes}m:$__interval])"}
]}]}
`,
    `{"schemaVersion": 39, "panels": [{"targets": [
  {"expr": "WITH (f = {model=~"$model"}) count(drift{f}) > 1"}, {"expr": "sum(drift[5m])"}
]}]}
`,
    `{"tags": ["Percona"], "schemaVersion": 39, "panels": [{"targets": [{"expr": "increase(failures_total)"}]}]}
`,
    `{"title": "VictoriaMetrics", "schemaVersion": 39, "panels": [{"targets": [{"expr": "rate(x)"}]}]}
`,
  ],
});
