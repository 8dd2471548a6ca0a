import { cases } from '../testing';
import { githubAction } from './language';
import { missingInput } from './missing-input';

cases(missingInput, githubAction, {
  fails: [
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - uses: ⟦actions/cache@v5⟧
`,
  ],
  passes: [
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - uses: actions/cache@v5
      with:
        path: data
        key: a
`,
  ],
});
