import { cases } from '../testing';
import { dockerfile } from './language';
import { unbuffered } from './unbuffered';

cases(unbuffered, dockerfile, {
  fails: [
    'FROM python:3.12\nCMD [⟦"python"⟧, "train.py"]\n',
    'FROM python:3.12\nENTRYPOINT ["tini", "--", ⟦"python3"⟧, "-m", "app"]\n',
    'FROM python:3.12-slim\nCMD ⟦uvicorn⟧ app:app\r\n',
    'FROM python:3.12 AS build\nENV PYTHONUNBUFFERED=1\nFROM python:3.12\nCMD [⟦"gunicorn"⟧, "app:app"]\n',
    'FROM continuumio/miniconda3:24.1.2-0\nCMD ["conda", "run", "-n", "x", ⟦"python"⟧, "a.py"]\n',
  ],
  passes: [
    'FROM python:3.12\nENV PYTHONUNBUFFERED=1\nCMD ["python", "train.py"]\n',
    'FROM python:3.12\nENV A=b \\\n    PYTHONUNBUFFERED=1\nCMD ["python", "train.py"]\n',
    'FROM python:3.12\nENV PYTHONUNBUFFERED 1\nCMD ["python", "train.py"]\n',
    'FROM python:3.12\nCMD ["python", "-u", "train.py"]\n',
    'FROM python:3.12\nCMD PYTHONUNBUFFERED=1 python train.py\n',
    'FROM python:3.12\nENTRYPOINT ["./run.sh"]\n',
    'FROM python:3.12\nCMD ["bash"]\n',
    'FROM registry.example.org/base:1\nCMD ["python", "train.py"]\n',
    'FROM python:3.12\nRUN python setup.py install\n',
  ],
  fixes: [
    {
      before: 'FROM python:3.12 AS x\nCMD ["python", "a.py"]\n',
      after: 'FROM python:3.12 AS x\nENV PYTHONUNBUFFERED=1\nCMD ["python", "a.py"]\n',
    },
  ],
});
