import { cases } from '../testing';
import { circleCi } from './language';
import { staticCacheKey } from './static-cache-key';

cases(staticCacheKey, circleCi, {
  fails: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps:
      - checkout
      - save_cache: { key: ⟦deps⟧, paths: [~/.cache/pip] }
`,
  ],
  passes: [
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps:
      - checkout
      - save_cache: { key: 'deps-{{ checksum "requirements.txt" }}', paths: [~/.cache/pip] }
`,
    `version: 2.1
jobs:
  train:
    docker: [{ image: cimg/python:3.12 }]
    steps:
      - save_cache: { key: data, paths: [data] }
      - save_cache: { key: deps-v2, paths: [venv] }
`,
  ],
});
