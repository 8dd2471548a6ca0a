import { cases } from '../testing';
import { filterPattern } from './filter-pattern';
import { githubActions } from './language';

cases(filterPattern, githubActions, {
  fails: [
    `on:
  push:
    branches:
      - 'a⟦ ⟧b'
      - '⟦^⟧v1'
      - 'v⟦\\⟧d'
      - '⟦/⟧a'
      - 'a⟦/⟧'
      - '⟦!⟧'
      - '⟦+⟧'
      - '*⟦?⟧'
      - 'a⟦[⟧b'
      - 'a⟦[⟧]'
      - 'a[⟦b⟧-a]'
      - '[a⟦-⟧]'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  push:
    paths:
      - '⟦./⟧a'
      - '⟦ a⟧'
      - '!⟦../⟧a'
      - '⟦.⟧'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  push:
    tags: ["⟦v\\\\d⟧"]
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
    branches:
      - 'main'
      - 'release/**'
      - 'v[0-9]+.[0-9]+'
      - '!a'
      - '[!a]'
      - 'a?b+'
      - '*'
      - 'feature/*-x'
      - 'a\\+'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    `on:
  push:
    paths:
      - '**/*.py'
      - 'a b'
      - '.github/**'
      - 'a~'
      - '/a'
      - '!docs/**'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
  ],
  fixes: [
    {
      before: `on:
  push:
    paths:
      - './a'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
      after: `on:
  push:
    paths:
      - 'a'
jobs:
  a:
    runs-on: x
    steps:
      - run: x
`,
    },
  ],
});
