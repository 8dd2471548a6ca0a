import { bearsDamage } from '../damage';
import { grafana } from './language';

bearsDamage(
  grafana,
  [
    `{"schemaVersion": 39, "templating": {"list": [{"name": "model"}]}, "panels": [
  {"id": 1, "type": "timeseries", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}, "datasource": {"type": "prometheus", "uid": "PBFA97CFB590B2093"},
   "targets": [{"expr": "sum by (le) (rate(a_bucket{b=\\"$model\\", c=~\\"[[modl]]\\"}[1m]))"}, {"expr": "\\u0061vg(x{quantile=\\"0.9\\"}) + \\t$__interval"}]},
  {"id": 1, "type": "row", "gridPos": {"x": 0, "y": 1, "w": 12, "h": 8}, "panels": [{"targets": [{"expr": "a_errors_total"}]}]}
]}`,
    `{"dashboard": {"schemaVersion": 1,\r\n "rows": [{"panels": [{"type": "graph", "targets": [{"expr": "rat(é😀x[\${m}m:])"}]}]}]}}`,
  ],
  { junk: ['\\"', '\\u00', '$', '[[', ']]', '${model:', '"expr": ', 'null', '1e9'] },
);
