import { cases } from '../testing';
import { filters } from './filters';
import { circleCi } from './language';

const around = (jobs: string): string => `version: 2.1
jobs:
  test: { docker: [{ image: cimg/python:3.12 }], steps: [checkout] }
  deploy: { docker: [{ image: cimg/python:3.12 }], steps: [checkout] }
workflows:
  main:
    jobs:
${jobs}`;

cases(filters, circleCi, {
  fails: [
    around(`      - deploy:
          filters: { branches: { only: [main, ⟦release/*⟧, ⟦^feature-.*⟧] } }
`),
    around(`      - deploy:
          filters:
            ⟦branch⟧: { only: main }
            tags: { ⟦onyl⟧: main }
`),
    around(`      - deploy:
          filters: { tags: { only: ⟦/^model-/⟧, ignore: ⟦v1.*⟧ } }
`),
    around(`      - test
      - deploy:
          requires: [⟦test⟧]
          filters: { tags: { only: /^v.*/ }, branches: { ignore: /.*/ } }
`),
  ],
  passes: [
    around(`      - test:
          filters: { tags: { only: /.*/ } }
      - deploy:
          requires: [test]
          filters: { tags: { only: /^v.*/ }, branches: { ignore: [/.*/] } }
`),
    around(`      - test:
          filters: pipeline.git.branch == "main" or pipeline.git.tag starts-with "v"
      - deploy:
          requires: [test]
          filters: { branches: { only: [main, /release-[0-9]+/, feature/new-model], ignore: gh-pages } }
`),
    around(`      - deploy:
          filters: { branches: { only: << pipeline.parameters.branch >> } }
`),
  ],
  fixes: [
    {
      before: around(`      - deploy:
          filters: { branches: { only: [release/*, v1.*] } }
`),
      after: around(`      - deploy:
          filters: { branches: { only: [/release/.*/, /v1.*/] } }
`),
    },
  ],
});
