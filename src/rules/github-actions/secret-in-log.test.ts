import { cases } from '../testing';
import { githubActions } from './language';
import { secretInLog } from './secret-in-log';

cases(secretInLog, githubActions, {
  fails: [
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: ⟦echo \${{ secrets.KEY }}⟧
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - env:
          KEY: \${{ secrets.KEY }}
        run: |
          ⟦echo "key: $KEY"⟧
          ⟦env⟧
          ⟦set -ex⟧
          echo "\${#KEY}"
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - env:
          KEY: \${{ secrets.KEY }}
        run: |
          echo "$KEY" > key.json
          echo "$KEY" | docker login --password-stdin
          echo '$KEY'
          printf '%s' "$KEY" >> x
          env | grep -c PATH
          echo "::add-mask::$KEY"
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: |
          set -x
          env
          echo $KEY
`,
  ],
});
