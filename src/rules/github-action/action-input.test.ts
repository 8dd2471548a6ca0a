import { cases } from '../testing';
import { actionInput } from './action-input';
import { githubAction } from './language';

cases(actionInput, githubAction, {
  fails: [
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - uses: actions/upload-artifact@v7
      with:
        path: m
        ⟦retention-day⟧: 90
`,
  ],
  passes: [
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - uses: actions/upload-artifact@v7
      with:
        path: m
        retention-days: 90
`,
  ],
});
