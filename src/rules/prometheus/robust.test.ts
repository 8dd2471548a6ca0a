import { bearsDamage } from '../damage';
import { prometheus } from './language';

bearsDamage(
  prometheus,
  [
    `global: &g
  scrape_interval: 15s # often
  external_labels: { a: b }
rule_files:
  - "a.yml"
  - ./b/*.yml
scrape_configs:
  - job_name: model
    scrape_timeout: 10s
    static_configs: [{ targets: ['a:1'] }]
    metric_relabel_configs:
      - source_labels: [a]
        action: labeldrop
        regex: |
          x
`,
    `scrape_configs:\r\n- job_name: a\r\n  scrape_timeout: 5m\r\n- job_name: a\r\n  scrap_interval: 5\r\n  relabel_configs:\r\n  - action: Drp\r\n  - regex: é😀\r\n`,
  ],
  { junk: ['*g', '&g ', '<<: ', '- ', 'action: '], neighbours: new Map([['a.yml', '']]) },
);
