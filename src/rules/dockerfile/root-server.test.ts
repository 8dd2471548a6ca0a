import { cases } from '../testing';
import { dockerfile } from './language';
import { rootServer } from './root-server';

cases(rootServer, dockerfile, {
  fails: [
    'FROM python:3.12-slim\n⟦CMD⟧ ["python", "app.py"]\n',
    'FROM python:3.12-slim\nEXPOSE 8000\nENTRYPOINT ["uvicorn"]\n⟦CMD⟧ ["app:app"]\n',
    'FROM python:3.12-slim AS base\nUSER app\nFROM base\nUSER ⟦root⟧\nRUN apt-get update\nCMD ["x"]\n',
    'FROM registry.example.org/base:1\nUSER ⟦0:0⟧\nCMD ["x"]\n',
    'FROM python:3.12-alpine\r\n⟦CMD⟧ x\r\n',
    'FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nCMD ["x"]\nUSER ⟦root⟧\n',
    'ARG V=3.12\nFROM python:${V}\n⟦ENTRYPOINT⟧ ["./run.sh"]',
  ],
  passes: [
    'FROM debian:12\nENTRYPOINT ["/entry.sh"]\nCMD ["bash"]\n',
    'FROM python:3.12-slim\nENTRYPOINT ["/opt/apache/beam/boot"]\n',
    'FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nCMD ["/bin/bash"]\n',
    { text: 'FROM python:3.12\nENTRYPOINT ["/run.sh"]\n', beside: { 'action.yml': 'name: x' } },
    { text: 'FROM python:3.12\nENTRYPOINT ["/run.sh"]\n', path: '.github/lint/Dockerfile' },
    { text: 'FROM python:3.12\nCMD ["sleep", "infinity"]\n', path: '.devcontainer/Dockerfile' },
    'FROM python:3.12\nENTRYPOINT ["pytest"]\nCMD ["tests/"]\n',
    'FROM python:3.12-slim\nUSER 10001\nCMD ["python", "app.py"]\n',
    'FROM python:3.12-slim\nRUN make\n',
    'FROM python:3.12 AS build\nCMD ["x"]\nFROM gcr.io/distroless/python3:nonroot\nCMD ["app.py"]\n',
    'FROM python:3.12-slim\nUSER root\nRUN apt-get update\nUSER app\nCMD ["x"]\n',
    'FROM python:3.12-slim\nRUN apt-get install -y gosu\nENTRYPOINT ["/entrypoint.sh"]\n',
    'ARG UID\nFROM python:3.12-slim\nARG UID\nUSER ${UID}\nCMD ["x"]\n',
    'FROM registry.example.org/company/base:1.2\nCMD ["x"]\n',
    'FROM python:3.12-slim AS base\nUSER 10001\nFROM base AS serve\nCMD ["x"]\n',
    'FROM quay.io/jupyter/scipy-notebook:2026-01-01\nCMD ["start.sh"]\n',
    'CMD',
  ],
  fixes: [
    {
      before: 'FROM python:3.12-slim\nEXPOSE 8000\nCMD ["x"]\n',
      after:
        'FROM python:3.12-slim\nRUN useradd --system --uid 10001 --no-create-home app\nUSER 10001\nEXPOSE 8000\nCMD ["x"]\n',
    },
    {
      before: 'FROM python:3.12\nUSER app\nUSER root\nRUN x\nCMD ["x"]\n',
      after: 'FROM python:3.12\nUSER app\nUSER root\nRUN x\nUSER app\nCMD ["x"]\n',
    },
    {
      before: 'FROM python:3.12-alpine\n# start\nCMD ["x"]\n',
      after: 'FROM python:3.12-alpine\nRUN adduser -S -D -H -u 10001 app\nUSER 10001\n# start\nCMD ["x"]\n',
    },
  ],
});
