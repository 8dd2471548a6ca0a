import { cases } from '../testing';
import { dockerfile } from './language';
import { noDockerignore } from './no-dockerignore';

cases(noDockerignore, dockerfile, {
  fails: [
    { text: 'FROM python:3.12\nCOPY ⟦.⟧ .\n', beside: {} },
    { text: 'FROM python:3.12\nADD ⟦./⟧ /app\nCOPY . .\n', beside: { 'requirements.txt': '' } },
    { text: 'FROM python:3.12\nCOPY ⟦.⟧ .\n', beside: { '.dockerignore': '.git\n.env\n' } },
    { text: 'FROM python:3.12\nCOPY [⟦"."⟧, "/app"]\n', beside: { '.dockerignore': '' } },
    {
      text: 'FROM python:3.12\nCOPY ⟦.⟧ .\n',
      beside: { '.dockerignore': '.git\n.env\ndata\nmlruns\n.dvc\n', 'Dockerfile.dockerignore': '.git' },
    },
    { text: 'FROM python:3.12\r\nCOPY ⟦.⟧ .\r\n', beside: { '.dockerignore': '*\r\n!src\r\n!data\r\n' } },
  ],
  passes: [
    {
      text: 'FROM python:3.12\nCOPY . .\n',
      path: 'docker/prod/api/Dockerfile',
      beside: { '../../../.dockerignore': '.git' },
    },
    {
      text: 'FROM golang:1.23 AS build\nCOPY . .\nFROM scratch\nCOPY --from=build /x /x\n',
      beside: { '.dockerignore': 'x' },
    },
    'FROM python:3.12\nCOPY . .\n',
    { text: 'FROM python:3.12\nCOPY . .\n', beside: { '.dockerignore': '.git\n.env*\ndata/\nmlruns\n.dvc/cache\n' } },
    { text: 'FROM python:3.12\nCOPY . .\n', beside: { '.dockerignore': '*\n!src\n!requirements.txt\n' } },
    {
      text: 'FROM python:3.12\nCOPY . .\n',
      beside: { '.dockerignore': '**/.git\n**/.env\n**/data\n**/mlruns\n**/.dvc\n' },
    },
    { text: 'FROM python:3.12\nCOPY src/ src/\nCOPY --from=x . .\n', beside: {} },
    { text: 'FROM python:3.12\nCOPY requirements.txt .\nCOPY . .\n', beside: {} },
    { text: 'FROM python:3.12\nCOPY . .\n', beside: { '../.dockerignore': '.git' }, path: 'docker/Dockerfile' },
    { text: 'FROM python:3.12\nCOPY --exclude=.git . .\n', beside: {} },
  ],
  fixes: [
    {
      before: { text: 'FROM python:3.12\nCOPY . .\n', beside: { '.dockerignore': '# ours\n.git\n!data\n' } },
      after: 'FROM python:3.12\nCOPY . .\n',
      files: { '.dockerignore': '# ours\n.git\n!data\n.env\ndata\nmlruns\n.dvc/cache\n' },
    },
    {
      before: {
        text: 'FROM python:3.12\nCOPY . .\nCOPY data/vocab.txt .\n',
        beside: { 'Dockerfile.dockerignore': '.git\r\n.env' },
      },
      after: 'FROM python:3.12\nCOPY . .\nCOPY data/vocab.txt .\n',
      files: { 'Dockerfile.dockerignore': '.git\r\n.env\r\nmlruns\r\n.dvc/cache\r\n' },
    },
  ],
});
