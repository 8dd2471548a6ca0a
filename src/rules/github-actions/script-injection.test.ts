import { cases } from '../testing';
import { githubActions } from './language';
import { scriptInjection } from './script-injection';

cases(scriptInjection, githubActions, {
  fails: [
    `on: issues
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo ⟦\${{ join(github.event.*.body) }}⟧
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo "⟦\${{ github.event.issue.title }}⟧"
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - name: x
        env:
          A: b
        run: |
          git checkout ⟦\${{ github.head_ref }}⟧
          echo '⟦\${{ github.event.pull_request.body }}⟧'
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo ⟦\${{ github.head_ref || github.ref_name }}⟧
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo '⟦\${{ toJSON(github.event) }}⟧'
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo ⟦\${{ github.event.commits[0].message }}⟧
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo "⟦\${{ github['event']['issue']['body'] }}⟧"
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/github-script@v8
        with:
          script: console.log('⟦\${{ github.event.comment.body }}⟧')
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: |
          cat <<EOF
          ⟦\${{ github.event.issue.title }}⟧
          EOF
`,
  ],
  passes: [
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo "\${{ github.sha }} \${{ github.event.issue.number }}"
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - env:
          TITLE: \${{ github.event.issue.title }}
        run: echo "$TITLE"
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - if: contains(github.event.issue.title, 'x')
        run: echo \${{ contains(github.event.issue.title, 'x') }}
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo \${{ github.head_ref == 'main' }}
`,
    `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo "\${{ github.event.issue.title"
`,
  ],
  fixes: [
    {
      before: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo "t \${{ github.event.issue.title }}"
`,
      after: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - env:
          ISSUE_TITLE: \${{ github.event.issue.title }}
        run: echo "t \${ISSUE_TITLE}"
`,
    },
    {
      before: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - name: x
        env:
          A: b
        run: |
          git checkout \${{ github.head_ref }}
          echo 'a \${{ github.head_ref }}'
`,
      after: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - name: x
        env:
          HEAD_REF: \${{ github.head_ref }}
          A: b
        run: |
          git checkout "$HEAD_REF"
          echo 'a '"$HEAD_REF"''
`,
    },
  ],
});
