import { cases } from '../testing';
import { dockerfile } from './language';
import { pythonSkew } from './python-skew';

cases(pythonSkew, dockerfile, {
  fails: [
    {
      text: 'FROM ⟦python:3.12-slim⟧\nCOPY . .\n',
      beside: { MLmodel: 'flavors:\n  python_function:\n    python_version: 3.11.9\n' },
    },
    {
      text: 'FROM ⟦python:3.10.4⟧\nCOPY m /m\n',
      beside: { 'm/python_env.yaml': 'python: "3.9.1"\nbuild_dependencies: []\n' },
    },
  ],
  passes: [
    { text: 'FROM python:3.11-slim\n', beside: { MLmodel: '    python_version: 3.11.9\n' } },
    { text: 'FROM python:3\n', beside: { MLmodel: '    python_version: 3.11.9\n' } },
    { text: 'FROM python:3.12\n', beside: { 'python_env.yaml': 'dependencies: []\n' } },
    'FROM python:3.12\n',
    {
      text: 'FROM python:3.12\nCMD ["mlflow", "models", "serve", "-m", "/m"]\n',
      beside: { MLmodel: '    python_version: 3.11.9\n' },
    },
    { text: 'FROM debian:12\n', beside: { MLmodel: '    python_version: 3.11.9\n' } },
  ],
});
