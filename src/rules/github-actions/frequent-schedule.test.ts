import { cases } from '../testing';
import { frequentSchedule } from './frequent-schedule';
import { githubActions } from './language';

cases(frequentSchedule, githubActions, {
  fails: [
    `on:
  schedule:
    - cron: '⟦* * * * *⟧'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '⟦*/4 * * * *⟧'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '⟦58,0 * * * *⟧'
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
    - cron: '*/5 * * * *'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: '0 3 * * *'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  schedule:
    - cron: 'x'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
  ],
});
