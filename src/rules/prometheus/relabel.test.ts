import { cases } from '../testing';
import { prometheus } from './language';
import { relabel } from './relabel';

cases(relabel, prometheus, {
  fails: [
    `scrape_configs:
  - job_name: model
    metric_relabel_configs:
      - regex: user_id
        action: ⟦label_drop⟧
`,
    `scrape_configs:
  - job_name: a
    relabel_configs:
      - ⟦source_labels⟧: [a]
        action: labeldrop
        regex: b
      - source_labels: [a]
        action: ⟦hashmod⟧
        modulus: 4
      - ⟦source_labels⟧: [a]
        regex: b
`,
  ],
  passes: [
    `scrape_configs:
  - job_name: model
    metric_relabel_configs:
      - regex: user_id
        action: labeldrop
`,
    `scrape_configs:
  - job_name: a
    relabel_configs:
      - source_labels: [a]
        target_label: b
      - source_labels: [a]
        action: Keep
        regex: c
      - action: keep_if_equal
        source_labels: [a, b]
`,
  ],
});
