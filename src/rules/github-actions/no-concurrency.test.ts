import { cases } from '../testing';
import { githubActions } from './language';
import { noConcurrency } from './no-concurrency';

cases(noConcurrency, githubActions, {
  fails: [
    'on: push\njobs:\n  ⟦a⟧:\n    runs-on: x\n    steps: [{ run: python deliver.py model.joblib }]\n',
    `name: model
on: push
jobs:
  ⟦deploy⟧:
    runs-on: x
    steps: [{ run: ./go }]
`,
    `on:
  schedule:
    - cron: '0 3 * * *'
jobs:
  ⟦a⟧:
    runs-on: x
    steps:
      - run: python train.py
`,
    `on: workflow_dispatch
jobs:
  ⟦a⟧:
    runs-on: x
    steps:
      - run: python train.py && dvc push
`,
  ],
  passes: [
    // Nothing stays of it but a report.
    `on: workflow_dispatch
jobs:
  compare:
    runs-on: x
    steps:
      - run: python train.py --metrics out.json
      - uses: actions/upload-artifact@v5
        with: { name: metrics, path: out.json }
`,
    `name: data report
on: [pull_request, workflow_dispatch]
jobs:
  report:
    runs-on: x
    steps:
      - run: dvc pull
      - uses: iterative/setup-cml@v3
      - run: cml comment create report.md
`,
    'on: push\njobs:\n  publish:\n    runs-on: x\n    steps: [{ run: npm publish }]\n',
    `on: push
concurrency: one
jobs:
  deploy:
    runs-on: x
    steps: [{ run: ./go }]
`,
    `on: push
jobs:
  deploy:
    runs-on: x
    concurrency: { group: live }
    steps: [{ run: ./go }]
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: python train.py
`,
  ],
  fixes: [
    {
      before: `name: model
on: push
jobs:
  deploy:
    runs-on: x
`,
      after: `name: model
on: push
concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: false

jobs:
  deploy:
    runs-on: x
`,
    },
  ],
});
