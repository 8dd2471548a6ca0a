import { cases } from '../testing';
import { cachePair } from './cache-pair';
import { circleCi } from './language';

const around = (steps: string, top = ''): string => `version: 2.1
${top}jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps:
${steps}`;

cases(cachePair, circleCi, {
  fails: [
    around(`      - restore_cache: { keys: [⟦'pip-{{ checksum "requirements.txt" }}'⟧, pip-] }
      - save_cache: { key: 'deps-{{ checksum "requirements.txt" }}', paths: [~/.cache/pip] }
`),
    around(`      - restore_cache: { key: ⟦models-v1⟧ }
`),
  ],
  passes: [
    around(`      - restore_cache: { keys: ['deps-{{ checksum "requirements.txt" }}', deps-] }
      - save_cache: { key: 'deps-{{ checksum "requirements.txt" }}-{{ epoch }}', paths: [~/.cache/pip] }
`),
    around(`      - restore_cache: { keys: ['old-{{ .Branch }}', 'deps-{{ .Branch }}'] }
      - save_cache: { key: deps-x, paths: [~/.cache/pip] }
`),
    around(`      - restore_cache: { key: '<< parameters.key >>' }
`),
    around(
      `      - restore_cache: { key: python-deps }
`,
      'orbs: { python: circleci/python@3.0 }\n',
    ),
  ],
});
