import { cases } from '../testing';
import { dockerfile } from './language';
import { pipNoCache } from './pip-no-cache';

cases(pipNoCache, dockerfile, {
  fails: [
    'FROM python:3.12\nRUN pip ⟦install⟧ -r requirements.txt\n',
    'FROM python:3.12\nRUN python -m pip ⟦install⟧ a==1 && pip3 ⟦install⟧ b==1\n',
    'FROM python:3.12\nRUN pip ⟦install⟧ a==1\nENV PIP_NO_CACHE_DIR=1\nRUN pip install b==1\n',
    'FROM python:3.12\r\nRUN --mount=type=cache,target=/var/cache/apt apt-get update \\\r\n && pip ⟦install⟧ .\r\n',
  ],
  passes: [
    'FROM python:3.12\nRUN pip install --no-cache-dir -r requirements.txt\n',
    'FROM python:3.12\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt\n',
    'FROM python:3.12\nRUN --mount=type=cache,target=/root/.cache pip install -r requirements.txt\n',
    'FROM python:3.12\nENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=off\nRUN pip install -r requirements.txt\n',
    'FROM python:3.12\nRUN PIP_NO_CACHE_DIR=1 pip install a==1\n',
    'FROM python:3.12\nRUN pip install a==1 && pip cache purge\n',
    'FROM python:3.12\nRUN pip install a==1 && rm -rf /root/.cache\n',
    'FROM python:3.12 AS build\nRUN pip install a==1\nFROM python:3.12-slim\nCOPY --from=build /venv /venv\n',
    'FROM python:3.12\nRUN uv pip install a==1 && pip --version\n',
  ],
  fixes: [
    { before: 'FROM a:1\nRUN pip install -r r.txt\n', after: 'FROM a:1\nRUN pip install --no-cache-dir -r r.txt\n' },
  ],
});
