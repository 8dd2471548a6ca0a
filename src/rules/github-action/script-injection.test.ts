import { cases } from '../testing';
import { githubAction } from './language';
import { scriptInjection } from './script-injection';

cases(scriptInjection, githubAction, {
  fails: [
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - run: echo "⟦\${{ github.event.pull_request.title }}⟧"
      shell: bash
`,
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - run: echo "⟦\${{ join(github.event.*.body) }}⟧"
      shell: bash
`,
  ],
  passes: [
    `name: train
description: Trains
runs:
  using: composite
  steps:
    - run: echo "\${{ github.sha }}"
      shell: bash
`,
  ],
});
