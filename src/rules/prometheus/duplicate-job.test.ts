import { cases } from '../testing';
import { duplicateJob } from './duplicate-job';
import { prometheus } from './language';

cases(duplicateJob, prometheus, {
  fails: [
    `scrape_configs:
  - job_name: model
  - job_name: ⟦model⟧
`,
  ],
  passes: [
    `scrape_configs:
  - job_name: model-a
  - job_name: model-b
`,
  ],
});
