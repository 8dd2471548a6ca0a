import { cases } from '../testing';
import { prometheus } from './language';
import { timeoutOverInterval } from './timeout-over-interval';

cases(timeoutOverInterval, prometheus, {
  fails: [
    `scrape_configs:
  - job_name: model
    scrape_interval: 15s
    scrape_timeout: ⟦30s⟧
`,
    `global:
  scrape_interval: 10s
scrape_configs:
  - job_name: a
    scrape_timeout: ⟦11s⟧
  - job_name: b
    scrape_interval: 1m
    scrape_timeout: 11s
`,
  ],
  passes: [
    `scrape_configs:
  - job_name: model
    scrape_interval: 30s
    scrape_timeout: 15s
`,
    `scrape_configs:
  - job_name: a
    scrape_timeout: 1m
`,
  ],
});
