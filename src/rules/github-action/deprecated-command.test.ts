import { cases } from '../testing';
import { deprecatedCommand } from './deprecated-command';
import { githubAction } from './language';

cases(deprecatedCommand, githubAction, {
  fails: [
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - run: echo "⟦::set-output⟧ name=mae::3"
      shell: bash
`,
  ],
  passes: [
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - run: echo "mae=3" >> "$GITHUB_OUTPUT"
      shell: bash
`,
  ],
});
