import { cases } from '../testing';
import { dockerfile } from './language';
import { pipCacheEverywhere } from './pip-cache-everywhere';

cases(pipCacheEverywhere, dockerfile, {
  fails: [
    'FROM python:3.12\nRUN pip ⟦install⟧ numpy && rm -rf /root/.cache\n',
    'FROM python:3.12 AS a\nRUN pip ⟦install⟧ numpy\nFROM python:3.12\n',
    'FROM python:3.12\nENV PIP_NO_CACHE_DIR=off\nRUN pip ⟦install⟧ numpy\n',
  ],
  passes: [
    'FROM python:3.12\nRUN pip install numpy\n',
    'FROM python:3.12\nENV PIP_NO_CACHE_DIR=1\nRUN pip install numpy\nRUN PIP_NO_CACHE_DIR=true pip install numpy\n',
    'FROM python:3.12 AS a\nENV PIP_NO_CACHE_DIR=1\nFROM a\nRUN uv pip install x && pip install --no-cache-dir y\nRUN --mount=type=cache,target=/root/.cache/pip pip install z\n',
  ],
  fixes: [
    {
      before: 'FROM python:3.12 AS a\nRUN pip install numpy\nFROM python:3.12\n',
      after: 'FROM python:3.12 AS a\nRUN pip install --no-cache-dir numpy\nFROM python:3.12\n',
    },
  ],
});
