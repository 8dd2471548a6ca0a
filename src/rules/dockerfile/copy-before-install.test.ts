import { cases } from '../testing';
import { copyBeforeInstall } from './copy-before-install';
import { dockerfile } from './language';

cases(copyBeforeInstall, dockerfile, {
  fails: [
    'FROM python:3.12 AS base\nRUN pip install uv\nFROM base\n⟦COPY . .⟧\nRUN uv sync --frozen\n',
    'FROM python:3.12\n⟦COPY . .⟧\nRUN pip install -r requirements.txt\n',
    'FROM python:3.12\n⟦ADD ./ /app⟧\nRUN pip install --no-cache-dir -r /app/requirements.txt\n',
    'FROM python:3.12 AS build\nWORKDIR /app\n⟦COPY . /app/⟧\nRUN apt-get update\nRUN python -m pip install -r requirements.txt && pip install .\n',
    'FROM python:3.12\n⟦COPY . .⟧\nRUN poetry install --only main\n',
    'FROM python:3.12\n⟦COPY --chown=app:app . .⟧\r\nRUN uv sync --frozen\r\n',
    'FROM continuumio/miniconda3:24.1.2-0\n⟦COPY . .⟧\nRUN conda env create -f environment.yml\n',
    'FROM python:3.12\n⟦COPY . .⟧\nRUN <<EOF\npip install -r requirements.txt\nEOF\n',
  ],
  passes: [
    'FROM python:3.12 AS base\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nFROM base\nCOPY . .\nRUN pip install -r requirements-test.txt\n',
    'FROM python:3.12\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\n',
    'FROM python:3.12\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\nRUN pip install --no-deps .\n',
    'FROM python:3.12\nCOPY . .\nRUN pip install .\n',
    'FROM python:3.12\nCOPY . .\nRUN pip install -e .\n',
    'FROM python:3.12\nCOPY . .\nRUN python -c "print(1)"\n',
    'FROM python:3.12\nCOPY --from=build . .\nRUN pip install -r requirements.txt\n',
    'FROM python:3.12\nCOPY pyproject.toml poetry.lock ./\nRUN poetry install --no-root\nCOPY . .\n',
    'FROM alpine:3.20 AS src\nCOPY . .\nFROM python:3.12\nRUN pip install -r requirements.txt\n',
    {
      text: 'FROM python:3.12\nCOPY . .\nRUN pip install -r requirements.txt\n',
      beside: { 'requirements.txt': 'numpy==2.0\n-e .\n' },
    },
    'FROM python:3.12\nCOPY src/ ./src/\nRUN pip install -r src/requirements.txt\n',
    'FROM python:3.12\nCOPY uv.lock pyproject.toml ./\nRUN uv sync --no-install-project\nCOPY . .\nRUN uv sync\n',
    'COPY . .',
  ],
  fixes: [
    {
      before: 'FROM python:3.12\nCOPY . .\nRUN pip install \\\n    -r requirements.txt\nCMD ["x"]\n',
      after:
        'FROM python:3.12\nCOPY requirements.txt ./\nRUN pip install \\\n    -r requirements.txt\nCOPY . .\nCMD ["x"]\n',
    },
    {
      before: 'FROM python:3.12\r\nCOPY . /app\r\nRUN pip install -c /app/c.txt -r /app/r.txt',
      after:
        'FROM python:3.12\r\nCOPY r.txt c.txt /app/\r\nRUN pip install -c /app/c.txt -r /app/r.txt\r\nCOPY . /app\r\n',
    },
    {
      before: 'FROM python:3.12\nWORKDIR /app\nCOPY . /app\nRUN pip install -r requirements.txt\n',
      after:
        'FROM python:3.12\nWORKDIR /app\nCOPY requirements.txt /app/\nRUN pip install -r requirements.txt\nCOPY . /app\n',
    },
    // A folder in between: left to the person.
    {
      before: 'FROM python:3.12\nCOPY . .\nRUN pip install -r deps/all.txt\n',
      after: 'FROM python:3.12\nCOPY . .\nRUN pip install -r deps/all.txt\n',
    },
  ],
});
