import { cases } from '../testing';
import { githubActions } from './language';
import { needs } from './needs';

cases(needs, githubActions, {
  fails: [
    `on: push
jobs:
  evaluate:
    runs-on: x
  deploy:
    needs: ⟦evalute⟧
    runs-on: x
`,
    `on: push
jobs:
  a:
    needs: [⟦c⟧]
    runs-on: x
  b:
    needs: a
    runs-on: x
  c:
    needs: [b]
    runs-on: x
`,
    `on: push
jobs:
  a:
    needs: ⟦a⟧
    runs-on: x
`,
    `on: push
jobs:
  evaluate:
    runs-on: x
  deploy:
    runs-on: x
    if: ⟦needs.evaluate.outputs.ok⟧ == 'true'
    steps:
      - run: echo \${{ ⟦needs.nobody.result⟧ }}
`,
    `on: push
jobs:
  a:
    runs-on: x
  b:
    runs-on: \${{ ⟦needs['a'].result⟧ }}
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: x
    outputs: {ok: x}
  b:
    needs: a
    runs-on: x
    concurrency: \${{ needs.a.outputs.ok }}
`,
    `on: push
jobs:
  a:
    runs-on: x
  b:
    needs: [a]
    runs-on: x
    if: always() && needs.a.result == 'success'
    steps:
      - run: echo "\${{ toJSON(needs) }} \${{ needs.*.result }}"
`,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  evaluate:
    runs-on: x
  deploy:
    needs: [evalute]
    runs-on: x
`,
      after: `on: push
jobs:
  evaluate:
    runs-on: x
  deploy:
    needs: [evaluate]
    runs-on: x
`,
    },
  ],
});
