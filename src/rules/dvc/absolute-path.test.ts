import { cases } from '../testing';
import { absolutePath } from './absolute-path';
import { dvc } from './language';

cases(absolutePath, dvc, {
  fails: [
    `stages:
  a:
    cmd: a
    deps:
      - ⟦/home/ana/data⟧
`,
  ],
  passes: [
    `stages:
  a:
    cmd: a
    deps:
      - data
      - s3://bucket/data
`,
  ],
});
