import { cases } from '../testing';
import { githubActions } from './language';
import { schedule } from './schedule';

cases(schedule, githubActions, {
  fails: [
    `on:
  schedule:
    - cron: '⟦0 0 * *⟧'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '⟦@daily⟧'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '⟦60 * * * *⟧'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '⟦0 24 * * *⟧'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '⟦0 0 0 * *⟧'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '⟦0 0 * * 7⟧'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '⟦0 0 * * Sunday⟧'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '⟦*/0 * * * *⟧'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '⟦5-1 * * * *⟧'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '0 0 * * *'
      timezone: ⟦Europe/Berlln⟧
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
  ],
  passes: [
    `on:
  schedule:
    - cron: '0 3 * * 0'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '*/5 0-6,22 1-31/2 JAN-mar mon-FRI'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: ' 0  8 * * * '
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '54 18 * * */7'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '0 0 * * *'
      timezone: Europe/Berlin
    - cron:
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
  ],
});
