import { cases } from '../testing';
import { artifactName } from './artifact-name';
import { githubActions } from './language';

cases(artifactName, githubActions, {
  fails: [
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/upload-artifact@v7
        with:
          name: ⟦trained-model⟧
          path: models/
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/upload-artifact@v4
        with:
          name: ⟦weights⟧
          path: |
            out/model.joblib
`,
  ],
  passes: [
    `on: push
jobs:
  serve:
    runs-on: ubuntu-latest
    steps:
      - name: Keep the results
        uses: actions/upload-artifact@v7
        with:
          name: several-models
          path: answers/
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/upload-artifact@v7
        with:
          name: model-\${{ github.run_id }}
          path: models/
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/upload-artifact@v7
        with:
          name: model
          path: models/
  gate:
    needs: train
    runs-on: ubuntu-latest
    steps:
      - uses: actions/download-artifact@v8
        with:
          name: model
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/upload-artifact@v7
        with:
          name: coverage
          path: htmlcov
`,
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/upload-artifact@v7
        with:
          name: model-report
          path: models/
`,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/upload-artifact@v7
        with:
          name: trained-model
          path: models/
`,
      after: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/upload-artifact@v7
        with:
          name: trained-model-\${{ github.sha }}
          path: models/
`,
    },
  ],
});
