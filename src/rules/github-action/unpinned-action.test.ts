import { cases } from '../testing';
import { githubAction } from './language';
import { unpinnedAction } from './unpinned-action';

cases(unpinnedAction, githubAction, {
  fails: [
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - uses: ⟦someone/else@v1⟧
`,
  ],
  passes: [
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - uses: actions/checkout@v7
`,
  ],
});
