import { cases } from '../testing';
import { githubActions } from './language';
import { widePermissions } from './wide-permissions';

cases(widePermissions, githubActions, {
  fails: [
    `on: push
⟦permissions: write-all⟧
jobs:
  a:
    runs-on: x
    steps: []
`,
    `on: push
⟦jobs⟧:
  a:
    runs-on: x
    steps: []
`,
    `on: push
jobs:
  a:
    permissions: {}
    runs-on: x
  ⟦b⟧:
    runs-on: x
`,
    `on: push
permissions: read-all
jobs:
  a:
    ⟦permissions: write-all⟧
    runs-on: x
`,
  ],
  passes: [
    `on: push
permissions:
  contents: read
jobs:
  a:
    runs-on: x
`,
    `on: push
permissions: {}
jobs:
  a:
    runs-on: x
`,
    `on: workflow_call
jobs:
  a:
    runs-on: x
`,
    `on: push
jobs:
  a:
    permissions: { contents: read }
    runs-on: x
`,
    `on: push
`,
    ``,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  a:
    runs-on: x
`,
      after: `on: push
permissions:
  contents: read

jobs:
  a:
    runs-on: x
`,
    },
  ],
});
