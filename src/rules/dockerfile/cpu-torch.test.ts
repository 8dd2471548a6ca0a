import { cases } from '../testing';
import { cpuTorch } from './cpu-torch';
import { dockerfile } from './language';

cases(cpuTorch, dockerfile, {
  fails: [
    'FROM python:3.12-slim\nRUN pip install fastapi ⟦torch⟧ torchvision\n',
    'FROM python:3.12 AS b\nRUN pip install ⟦"torch==2.5.1"⟧\nFROM b\n',
    {
      text: 'FROM python:3.12-slim\nCOPY requirements.txt .\nRUN pip install -r ⟦requirements.txt⟧\n',
      beside: { 'requirements.txt': 'fastapi==0.1\ntorch==2.5.1\n' },
    },
    {
      text: 'FROM python:3.12-slim\nCOPY . /app\nRUN pip install -r ⟦/app/api/requirements.txt⟧\n',
      beside: { 'api/requirements.txt': 'torch\n' },
    },
  ],
  passes: [
    'FROM python:3.12-slim\nRUN pip install torch --index-url https://download.pytorch.org/whl/cpu\n',
    'FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install torch\n',
    'FROM python:3.12-slim\nENV NVIDIA_VISIBLE_DEVICES=all\nRUN pip install torch\n',
    'FROM python:3.12-slim\nRUN pip install torch==2.5.1+cpu torchmetrics pytorch-lightning\n',
    { text: 'FROM python:3.12-slim\nRUN pip install torch\n', path: 'Dockerfile.gpu' },
    {
      text: 'FROM python:3.12-slim\nRUN pip install torch\n',
      beside: { 'compose.yaml': 'services: {a: {deploy: {resources: {reservations: {devices: [{driver: nvidia}]}}}}}' },
    },
    {
      text: 'FROM python:3.12-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
      beside: { 'requirements.txt': '--extra-index-url https://download.pytorch.org/whl/cpu\ntorch\n' },
    },
    {
      text: 'FROM python:3.12-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
      beside: { 'requirements.txt': 'torchmetrics\n# torch\n' },
    },
    'FROM python:3.12-slim\nRUN PIP_EXTRA_INDEX_URL=https://x.org/simple pip install torch && pip download torch\n',
    'FROM python:3.12 AS b\nRUN pip install torch\nFROM python:3.12\n',
  ],
  fixes: [
    {
      before: 'FROM python:3.12\nRUN pip install torch\n',
      after: 'FROM python:3.12\nRUN pip install --extra-index-url https://download.pytorch.org/whl/cpu torch\n',
    },
  ],
});
