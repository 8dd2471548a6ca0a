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
  ],
  passes: [
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
