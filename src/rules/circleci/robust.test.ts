import { bearsDamage } from '../damage';
import { circleCi } from './language';

const seeds = [
  `version: 2.1
orbs: { python: circleci/python@2.1.1 }
parameters: { mode: { type: enum, enum: [a, b], default: a } }
executors:
  gpu: { machine: { image: x }, resource_class: gpu.nvidia.small }
commands:
  install:
    parameters: { file: { type: string } }
    steps:
      - run: pip install -r << parameters.file >> torch
jobs:
  train: &train
    docker: [{ image: circleci/python:3.7, environment: { API_KEY: a1b2c3d4e5f6a7b8c9d0 } }]
    parameters: { kind: { type: enum, enum: [x, y] } }
    environment: { HF: hf_AbCdEfGhIjKlMnOpQrStUvWxYz01234567 }
    steps:
      - checkout
      - install: { file: requirements.txt }
      - when: { condition: << pipeline.parameters.mode >>, steps: [python/test, { run: { command: python train.py, nam: x } }] }
      - save_cache: { key: deps, paths: [venv] }
      - persist_to_workspace: { paths: [a] }
  evaluate: { <<: *train, executor: gpuu }
  deploy: { machine: true, steps: [{ run: "kubectl apply -f x" }] }
workflows:
  main:
    triggers: [{ schedule: { cron: '0 1 * * *' } }]
    jobs:
      - train: { matrix: { parameters: { kind: [x] } } }
      - evaluate: { requires: [train, depoly], kind: z }
      - deploy: { requires: [evaluate], name: ship, serial-group: g }
`,
];

bearsDamage(circleCi, seeds, { junk: ['<< ', ' >>', '<< parameters.', '- ', '&a ', '*train', '<<: *train', '|', '>'] });
