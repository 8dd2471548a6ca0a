import { cases } from '../testing';
import { githubActions } from './language';
import { noMetricsComment } from './no-metrics-comment';

cases(noMetricsComment, githubActions, {
  fails: [
    `on: pull_request
jobs:
  model:
    runs-on: ubuntu-latest
    steps:
      - run: ⟦python evaluate.py --model model.joblib⟧
`,
  ],
  passes: [
    `on: pull_request
jobs:
  model:
    runs-on: ubuntu-latest
    steps:
      - run: eval "$(minikube docker-env)"
`,
    `on: push
jobs:
  model:
    runs-on: ubuntu-latest
    steps:
      - run: python evaluate.py
`,
    `on: pull_request
jobs:
  model:
    runs-on: ubuntu-latest
    steps:
      - run: python evaluate.py
      - run: cml comment create report.md
`,
    `on: pull_request
jobs:
  model:
    runs-on: ubuntu-latest
    steps:
      - run: python evaluate.py >> $GITHUB_STEP_SUMMARY
`,
    `on: pull_request
jobs:
  site:
    runs-on: ubuntu-latest
    steps:
      - run: npm run validate
`,
  ],
});
