import { cases } from '../testing';
import { githubActions } from './language';
import { noTimeout } from './no-timeout';

cases(noTimeout, githubActions, {
  fails: [
    `on: push
jobs:
  ⟦a⟧:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
`,
    `on: push
jobs:
  ⟦a⟧:
    runs-on: ubuntu-latest
    steps:
      - run: |
          pip install -r requirements.txt
          python -m parcels.train --epochs 3
`,
    `on: push
jobs:
  ⟦nightly⟧:
    runs-on: ubuntu-latest
    steps:
      - run: make retrain-model
`,
    `on: push
jobs:
  ⟦train⟧:
    runs-on: ubuntu-latest
    steps:
      - run: ./go
`,
    `on: push
jobs:
  ⟦a⟧:
    runs-on: ubuntu-latest
    steps:
      - run: uv run python src/fine_tune.py
`,
    `on: push
jobs:
  ⟦a⟧:
    runs-on: ubuntu-latest
    steps:
      - run: dvc repro
`,
  ],
  passes: [
    `on: push
jobs:
  build-train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: team/install-compose@v1
      - run: docker compose -f deploy/compose.yml build --no-cache && docker push team/train:1
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - run: python train.py
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
        timeout-minutes: 30
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: pytest tests/test_train.py
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: python -m pytest tests/train
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: pip install constraint trainer
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo train
`,
    `on: push
jobs:
  train:
    uses: ./.github/workflows/t.yml
`,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
`,
      after: `on: push
jobs:
  a:
    timeout-minutes: 60
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
`,
    },
  ],
});
