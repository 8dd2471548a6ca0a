import { cases } from '../testing';
import { deprecatedCommand } from './deprecated-command';
import { githubActions } from './language';

cases(deprecatedCommand, githubActions, {
  fails: [
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo "⟦::set-output⟧ name=mae::$MAE"
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: |
          echo ⟦::set-output⟧ name=a::b
          echo "⟦::add-path⟧::$HOME/bin"
          printf "⟦::set-env⟧ name=X::1"
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: python -c "print('⟦::save-state⟧ name=a::b')"
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo "mae=$MAE" >> "$GITHUB_OUTPUT"
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: |
          # echo "::set-output name=mae::1"
          echo ok
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo "::warning::slow"
`,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: |
          echo "::set-output name=mae::$(cat mae.txt)"
          echo "::add-path::$HOME/bin"
`,
      after: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: |
          echo "mae=$(cat mae.txt)" >> "$GITHUB_OUTPUT"
          echo "$HOME/bin" >> "$GITHUB_PATH"
`,
    },
    {
      before: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo '::set-output name=a::b c'
`,
      after: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo 'a=b c' >> "$GITHUB_OUTPUT"
`,
    },
  ],
});
