import { cases } from '../testing';
import { eventFilters } from './event-filters';
import { githubActions } from './language';

cases(eventFilters, githubActions, {
  fails: [
    `on:
  push:
    branches: [a]
    ⟦branches-ignore⟧: [b]
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  ⟦workflow_run⟧:
    types: [completed]
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  ⟦create⟧:
    types: [x]
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  fork:
    ⟦branches⟧: [x]
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  ⟦push⟧:
    types: [x]
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
  ],
  passes: [
    `on:
  push:
    branches: [a]
    tags-ignore: [b]
    paths: [c]
  workflow_run:
    workflows: [x]
  create:
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
  ],
});
