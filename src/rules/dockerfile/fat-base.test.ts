import { cases } from '../testing';
import { fatBase } from './fat-base';
import { dockerfile } from './language';

cases(fatBase, dockerfile, {
  fails: [
    'FROM ⟦python:3.12⟧\nCMD ["python", "a.py"]\n',
    'FROM python:3.12 AS build\nRUN x\nFROM ⟦python:3.12-bookworm⟧\nCMD x\n',
    'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y curl ⟦build-essential⟧ gcc\nCMD x\n',
    'ARG V=3.12\nFROM ⟦python:${V}⟧\nCMD x\n',
  ],
  passes: [
    'FROM public.ecr.aws/lambda/python:3.11\nCMD ["app.handler"]\n',
    'FROM python:3.12\nCMD ["/bin/bash"]\n',
    'FROM python:3.12-slim\nCMD x\n',
    'FROM python:3.12-alpine\nCMD x\n',
    'FROM python:3.12\nRUN x\n',
    'FROM python:3.12 AS b\nFROM python:3.12-slim\nCMD x\n',
    'FROM python\nCMD x\n',
    'FROM python:3.12-slim\nRUN apt-get install -y gcc && pip install x && apt-get purge -y gcc\nCMD x\n',
    'FROM python:3.12-slim AS b\nRUN apt-get install -y gcc\nFROM python:3.12-slim\nCMD x\n',
    { text: 'FROM python:3.12\nCMD x\n', path: 'Dockerfile.dev' },
    'FROM tensorflow/tensorflow:2.16.1\nRUN apt-get install -y gcc\nCMD x\n',
  ],
  fixes: [{ before: 'FROM python:3.12-bookworm\nCMD x\n', after: 'FROM python:3.12-slim-bookworm\nCMD x\n' }],
});
