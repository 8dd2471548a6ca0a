import { cases } from '../testing';
import { dvc } from './language';
import { metricCached } from './metric-cached';

cases(metricCached, dvc, {
  fails: [
    `stages:
  a:
    cmd: a
    metrics:
      - ⟦m.json⟧
`,
  ],
  passes: [
    `stages:
  a:
    cmd: a
    metrics:
      - m.json:
          cache: false
`,
  ],
});
