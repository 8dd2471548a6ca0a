import { cases } from '../testing';
import { dvc } from './language';
import { outOverlaps } from './out-overlaps';

cases(outOverlaps, dvc, {
  fails: [
    `stages:
  a:
    cmd: a
    outs:
      - data
  b:
    cmd: b
    outs:
      - ⟦data/⟧
`,
    `stages:
  a:
    cmd: a
    outs: [data]
  b:
    cmd: b
    metrics: [⟦./data/m.json⟧]
`,
  ],
  passes: [
    `stages:
  a:
    cmd: a
    outs:
      - data/raw
  b:
    cmd: b
    wdir: sub
    outs:
      - data/raw
`,
  ],
});
