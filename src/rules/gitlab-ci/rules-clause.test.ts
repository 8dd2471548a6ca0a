import { cases } from '../testing';
import { gitlabCi } from './language';
import { rulesClause } from './rules-clause';

cases(rulesClause, gitlabCi, {
  fails: [
    `deploy:
  script: ./deploy.sh
  rules:
    - if: ⟦$MAE < 6⟧
`,
    `a:
  script: x
  ⟦only⟧: [main]
  rules:
    - if: ⟦$CI_COMMIT_BRANCH == main⟧
`,
    `workflow:
  rules:
    - if: ⟦($CI && $X⟧
a:
  script: x
`,
  ],
  passes: [
    `deploy:
  script: ./deploy.sh
  rules:
    - if: $GATE == "passed"
`,
    `a:
  script: x
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && ($A =~ /^v\\d+(\\.\\d+)*$/i || $B != null)
    - if: '$[[ inputs.when ]]'
    - when: never
`,
    `a:
  script: x
  only: [main]
  except: [tags]
`,
  ],
});
