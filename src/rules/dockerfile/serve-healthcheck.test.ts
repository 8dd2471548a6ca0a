import { cases } from '../testing';
import { dockerfile } from './language';
import { serveHealthcheck } from './serve-healthcheck';

cases(serveHealthcheck, dockerfile, {
  fails: [
    'FROM python:3.12\nCMD [⟦"uvicorn"⟧, "app:app", "--host", "0.0.0.0", "--port", "9000"]\n',
    'FROM python:3.12\nENV PORT=80\nENTRYPOINT [⟦"gunicorn"⟧]\nCMD ["-b", "0.0.0.0:$PORT", "app:app"]\n',
    'FROM python:3.12\nCMD ⟦mlflow⟧ server --host 0.0.0.0\n',
    'FROM python:3.12 AS a\nHEALTHCHECK CMD x\nFROM python:3.12\r\nCMD [⟦"fastapi"⟧, "run"]\r\n',
    'FROM nvcr.io/nvidia/tritonserver:24.05-py3\nCMD [⟦"tritonserver"⟧, "--model-repository=/m"]\n',
    {
      text: 'FROM python:3.12\nCMD [⟦"uvicorn"⟧, "app:app"]\n',
      beside: { 'deployment.yaml': 'kind: Deployment\n', 'compose.yaml': 'services: {}\n' },
    },
    {
      text: 'FROM python:3.12\nCMD [⟦"uvicorn"⟧, "app:app"]\n',
      path: 'api/Dockerfile',
      beside: { '../compose.yaml': 'services:\n  api:\n    build: ./api\n  db:\n    healthcheck: { test: x }\n' },
    },
  ],
  passes: [
    // Asked by Compose already.
    {
      text: 'FROM python:3.12\nCMD ["uvicorn", "app:app"]\n',
      path: 'api/Dockerfile',
      beside: { '../compose.yaml': 'services:\n  api:\n    build: ./api\n    healthcheck: { test: x }\n' },
    },
    {
      text: 'FROM python:3.12\nCMD ["mlflow", "server"]\n',
      path: 'Dockerfile.mlflow',
      beside: {
        'compose.yml':
          'services:\n  mlflow:\n    build:\n      context: .\n      dockerfile: Dockerfile.mlflow\n    healthcheck: { test: x }\n',
      },
    },
    // Asked by the platform.
    'FROM python:3.12\nCMD ["sh", "-c", "uvicorn app:app --port ${AIP_HTTP_PORT:-8080}"]\n',
    '# Drift service for Cloud Run\nFROM python:3.12\nCMD ["uvicorn", "app:app"]\n',
    { text: 'FROM python:3.12\nCMD ["flask", "run"]\n', path: 'vertex_models/keras/Dockerfile' },
    {
      text: 'FROM python:3.12\nCMD ["uvicorn", "app:app"]\n',
      path: 'Dockerfile.scorer',
      beside: { 'k8s/scorer-deployment.yaml': 'kind: Deployment\n' },
    },
    {
      text: 'FROM python:3.12\nCMD ["uvicorn", "app:app"]\n',
      path: 'services/scorer/Dockerfile',
      beside: { '../helm/scorer/Chart.yaml': 'apiVersion: v2\n' },
    },
    {
      text: 'FROM python:3.12\nCMD ["uvicorn", "app:app"]\n',
      beside: { 'kubernetes/deployment.yaml': 'apiVersion: apps/v1\nkind: Deployment\n' },
    },
    { text: 'FROM python:3.12\nCMD ["uvicorn", "app:app"]\n', path: 'kubernetes/kserve/Dockerfile' },
    'FROM python:3.12\nCMD exec gunicorn --bind :$PORT app:app\n',
    'FROM python:3.12\nHEALTHCHECK CMD ["python", "-c", "x"]\nCMD ["uvicorn", "app:app"]\n',
    'FROM python:3.12 AS base\nHEALTHCHECK CMD x\nFROM base\nCMD ["uvicorn", "app:app"]\n',
    'FROM python:3.12\nHEALTHCHECK NONE\nCMD ["uvicorn", "app:app"]\n',
    'FROM python:3.12\nCMD ["python", "train.py"]\n',
    'FROM python:3.12\nRUN mlflow --version\nCMD ["mlflow", "run", "."]\n',
    'ARG BASE\nFROM ${BASE}\nCMD ["uvicorn", "app:app"]\n',
    'FROM python:3.12\nCMD ["uvicorn", "app:app"]\nFROM python:3.12 AS train\nCMD ["python", "train.py"]\n',
  ],
  fixes: [
    {
      before: 'FROM python:3.12\nCMD ["uvicorn", "a:a", "--port=9000"]\n',
      after:
        'FROM python:3.12\nHEALTHCHECK --interval=30s --timeout=5s --start-period=30s \\\n    CMD ["python", "-c", "import urllib.request as r; r.urlopen(\'http://127.0.0.1:9000/health\', timeout=4)"]\nCMD ["uvicorn", "a:a", "--port=9000"]\n',
    },
  ],
});
