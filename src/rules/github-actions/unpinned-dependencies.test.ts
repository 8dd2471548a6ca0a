import { cases } from '../testing';
import { githubActions } from './language';
import { unpinnedDependencies } from './unpinned-dependencies';

cases(unpinnedDependencies, githubActions, {
  fails: [
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: pip install ⟦scikit-learn⟧ pandas==3.0.1 ⟦'mlflow>=3'⟧
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: |
          python -m pip install --upgrade pip
          uv pip install --system ⟦torch⟧
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: pip3 install -U ⟦dvc[s3]⟧
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: pip install -r requirements.txt
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: pip install -e . && pip install ./pkg dist/x.whl
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: pip install --constraint lock.txt pandas
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: pip install pandas==3.0.1 'uvicorn[standard]==0.38.0' "$EXTRA" \${{ matrix.package }}
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo pip install pandas
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: pip install git+https://example.org/x@abc name@https://example.org/x.whl
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: pip install black flake8-bugbear pytest pytest-cov mypy && pip install --exists-action i pandas==3.0.1
`,
  ],
});
