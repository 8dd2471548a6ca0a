import { cases } from '../testing';
import { githubActions } from './language';
import { noSeed } from './no-seed';

cases(noSeed, githubActions, {
  fails: [
    {
      text: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: ⟦python train.py⟧
`,
      beside: {
        '../../train.py': `from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestRegressor
a, b = train_test_split(rows)
RandomForestRegressor().fit(a, y)
`,
      },
    },
  ],
  passes: [
    {
      text: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
`,
      beside: {
        '../../train.py': `from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestRegressor
a, b = train_test_split(rows, random_state=7)
RandomForestRegressor(random_state=7).fit(a, y)
`,
      },
    },
    `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
`,
    {
      text: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
`,
      beside: {},
    },
    {
      text: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py --seed 7
`,
      beside: {
        '../../train.py': `from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestRegressor
a, b = train_test_split(rows)
RandomForestRegressor().fit(a, y)
`,
      },
    },
    {
      text: `on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - run: python train.py
        working-directory: a
`,
      beside: {
        '../../train.py': `from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestRegressor
a, b = train_test_split(rows)
RandomForestRegressor().fit(a, y)
`,
      },
    },
  ],
});
