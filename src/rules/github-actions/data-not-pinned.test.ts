import { cases } from '../testing';
import { dataNotPinned } from './data-not-pinned';
import { githubActions } from './language';

cases(dataNotPinned, githubActions, {
  fails: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: ⟦aws s3 cp s3://shop/orders.csv data/⟧
      - run: python train.py
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: |
          ⟦gsutil -m cp gs://b/rows.parquet .⟧
          python -m src.train
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: ⟦kaggle datasets download -d a/b⟧
      - run: python train.py
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: ⟦wget https://example.org/data/train.csv⟧
      - run: dvc repro
`,
  ],
  passes: [
    `on: push
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - run: aws s3 cp s3://shop/orders.csv data/
      - run: pytest
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: |
          aws s3 cp s3://shop/orders.csv data/
          sha256sum -c data.sha256
          python train.py
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: dvc pull
      - run: python train.py
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: aws s3 cp models/m.pkl s3://b/m.pkl
      - run: python train.py
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: curl -L https://github.com/o/r/releases/download/v1/data.csv -o d.csv
      - run: python train.py
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: aws s3 cp s3://b/models/last.pkl .
      - run: python train.py
`,
  ],
});
