import { cases } from '../testing';
import { prometheus } from './language';
import { structure } from './structure';

cases(structure, prometheus, {
  fails: [
    `global:
  scrape_interval: ⟦15⟧
scrape_configs:
  - job_name: model
    ⟦metric_path⟧: /metrics
    static_configs:
      - targets: ['model:8000']
`,
    `⟦scrape_config⟧: []
scrape_configs:
  - ⟦static_configs⟧:
      - ⟦target⟧: [a]
  - job_name: a
    metric_relabel_configs:
      - ⟦source_label⟧: [a]
        target_label: b
`,
  ],
  passes: [
    `global:
  scrape_interval: 15s
scrape_configs:
  - job_name: model
    metrics_path: /metrics
    static_configs:
      - targets: ['model:8000']
`,
    `global: { evaluation_interval: 1m, external_labels: { a: b } }
scrape_configs:
  - job_name: a
    scrape_interval: \${INTERVAL}
    new_thing_sd_configs: []
    scrape_native_histograms: true
rule_files: [a.yml]
storage: { tsdb: { out_of_order_time_window: 1h } }
`,
  ],
});
