import { cases } from '../testing';
import { githubActions } from './language';
import { oldRuntime } from './old-runtime';

cases(oldRuntime, githubActions, {
  fails: [
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: ⟦actions/checkout@v4⟧
      - uses: ⟦actions/setup-python@v5.6.0⟧
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-python@v7
      - uses: actions/upload-artifact@v3
      - uses: other/checkout@v1
`,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
`,
      after: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
`,
    },
  ],
});
