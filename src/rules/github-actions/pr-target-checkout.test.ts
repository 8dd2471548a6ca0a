import { cases } from '../testing';
import { githubActions } from './language';
import { prTargetCheckout } from './pr-target-checkout';

cases(prTargetCheckout, githubActions, {
  fails: [
    `on: pull_request_target
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with:
          ref: ⟦\${{ github.event.pull_request.head.sha }}⟧
          allow-unsafe-pr-checkout: true
`,
    `on:
  pull_request_target:
    types: [opened]
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          repository: ⟦\${{ github.event.pull_request.head.repo.full_name }}⟧
`,
    `on: pull_request_target
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: ⟦gh pr checkout 3⟧
`,
    `on: pull_request_target
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: |
          ⟦git fetch origin pull/\${{ github.event.number }}/head⟧
          pytest
`,
    `on: workflow_run
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - env:
          HEAD: \${{ github.event.workflow_run.head_sha }}
        run: ⟦git checkout "$HEAD"⟧
`,
  ],
  passes: [
    `on: pull_request
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with:
          ref: \${{ github.event.pull_request.head.sha }}
`,
    `on: pull_request_target
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - run: git fetch origin main
`,
    `on: pull_request_target
jobs:
  a:
    runs-on: ubuntu-latest
    environment: reviewed
    steps:
      - uses: actions/checkout@v7
        with:
          ref: \${{ github.event.pull_request.head.sha }}
`,
    `on: pull_request_target
jobs:
  a:
    runs-on: ubuntu-latest
    if: github.event.label.name == 'safe'
    steps:
      - run: gh pr checkout 3
`,
  ],
});
