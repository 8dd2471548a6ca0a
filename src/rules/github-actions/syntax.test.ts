import { cases } from '../testing';
import { githubActions } from './language';
import { syntax } from './syntax';

cases(syntax, githubActions, {
  fails: [
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    ⟦timeout-minute⟧: 3
    steps:
      - run: x
`,
    `on: [push, ⟦pul_request⟧]
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on: push
jobs:
  ⟦a⟧:
    steps:
      - run: x
`,
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo ⟦\${{ github.sha }⟧
`,
    `on: push
jobs:
  a:
    runs-on: x
    ⟦runs-on⟧: y
    steps:
      - run: x
`,
    `on: push
permissions:
  contents: ⟦wirte⟧
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on: push
jobs: {a: {runs-on: x, steps: [{run: x}]}⟦⟧`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: echo "\${{ secrets.KEY }} \${{ hashFiles('x') }}"
`,
    `on:
  workflow_dispatch:
    inputs:
      month:
        type: number
        required: true
jobs:
  a:
    strategy:
      matrix:
        python: ['3.12', '3.13']
    runs-on: \${{ matrix.os || 'ubuntu-latest' }}
    steps:
      - &checkout
        uses: actions/checkout@v7
      - run: echo \${{ inputs.month }}
  b:
    runs-on: x
    steps:
      - *checkout
`,
    `on: repository_dispatch
jobs: {a: {runs-on: x, steps: [{run: x}]}}
`,
    `on:
  repository_dispatch:
    types: retrain
  workflow_dispatch:
    inputs:
jobs: {a: {runs-on: x, steps: [{run: x}]}}
`,
    ``,
  ],
});
