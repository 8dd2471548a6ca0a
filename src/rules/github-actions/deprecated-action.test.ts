import { cases } from '../testing';
import { deprecatedAction } from './deprecated-action';
import { githubActions } from './language';

cases(deprecatedAction, githubActions, {
  fails: [
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: ⟦actions/upload-artifact@v3⟧
      - uses: ⟦actions/download-artifact@v3.0.2⟧
      - uses: ⟦actions/cache@v2⟧
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/upload-artifact@v4
      - uses: actions/cache@v3
      - uses: actions/upload-artifact@8e5e7e5ab8b370d6c329ec480221332ada57f0ab
      - uses: actions/upload-artifact@main
`,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/upload-artifact@v2 # old
`,
      after: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/upload-artifact@v7 # old
`,
    },
  ],
});
