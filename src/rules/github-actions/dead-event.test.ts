import { cases } from '../testing';
import { deadEvent } from './dead-event';
import { githubActions } from './language';

cases(deadEvent, githubActions, {
  fails: [
    `on: ⟦project⟧
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on: [push, ⟦pull_request_comment⟧]
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  ⟦project_card⟧:
    types: [created]
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
  ],
  passes: [
    `on: [issue_comment, issues]
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
  ],
});
