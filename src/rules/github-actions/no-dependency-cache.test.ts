import { cases } from '../testing';
import { githubActions } from './language';
import { noDependencyCache } from './no-dependency-cache';

cases(noDependencyCache, githubActions, {
  fails: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/setup-python@v6
        with:
          python-version: "3.12"
      - run: ⟦pip install -r requirements.txt⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: ⟦pip install torch==2.8.0⟧
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: |
          python -m pip install --upgrade pip
          ⟦python -m pip install -r requirements/train-requirements.txt⟧
          pip install torch
`,
  ],
  passes: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/setup-python@v6
        with:
          cache: pip
          python-version: "3.12"
      - run: pip install -r requirements.txt
`,
    `on: push
jobs:
  train:
    runs-on: [self-hosted, gpu]
    steps:
      - run: pip install -r requirements.txt
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: pip install ruff
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/cache@v5
        with:
          path: ~/.cache/pip
          key: pip
      - run: pip install torch
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: astral-sh/setup-uv@v7
      - run: uv pip install -r requirements.txt
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: echo pip install torch
`,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/setup-python@v6
        with:
          python-version: "3.12"
      - run: pip install -r requirements.txt
`,
      after: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/setup-python@v6
        with:
          cache: pip
          python-version: "3.12"
      - run: pip install -r requirements.txt
`,
    },
  ],
});
