import { cases } from '../testing';
import { deprecatedAction } from './deprecated-action';
import { githubAction } from './language';

cases(deprecatedAction, githubAction, {
  fails: [
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - uses: ⟦actions/upload-artifact@v3⟧
`,
  ],
  passes: [
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - uses: actions/upload-artifact@v7
`,
  ],
});
