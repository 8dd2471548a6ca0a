import { cases } from '../testing';
import { dockerfile } from './language';
import { unpinnedRequirements } from './unpinned-requirements';

cases(unpinnedRequirements, dockerfile, {
  fails: [
    {
      text: 'FROM python:3.12\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r ⟦requirements.txt⟧\n',
      beside: { 'requirements.txt': 'mlflow==3.1\nscikit-learn\n' },
    },
    {
      text: 'FROM python:3.12\nCOPY . /app\nRUN pip install ⟦--requirement=/app/requirements.txt⟧\n',
      beside: { 'requirements.txt': "pandas>=2,!=2.1 ; python_version > '3.8'\n" },
    },
    {
      text: 'FROM python:3.12\nCOPY api/requirements*.txt ./\nRUN uv pip install -r ⟦requirements-prod.txt⟧\n',
      beside: { 'api/requirements-prod.txt': 'torch[x] # newest\n' },
    },
    {
      text: 'FROM python:3.12\nRUN --mount=type=bind,source=requirements.txt,target=/r.txt pip install -r ⟦/r.txt⟧\n',
      beside: { 'requirements.txt': 'a\n' },
    },
  ],
  passes: [
    {
      text: 'FROM python:3.12\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
      beside: {
        'requirements.txt':
          '\ufeffa==1\nb~=2.0\nc @ https://x.org/c.whl\nd==1 \\\n    --hash=sha256:abc\n# e\n-e .\n./local\nf<2\n',
      },
    },
    { text: 'FROM python:3.12\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n', beside: {} },
    'FROM python:3.12\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
    {
      text: 'FROM python:3.12\nCOPY requirements.txt c.txt ./\nRUN pip install -r requirements.txt -c c.txt\n',
      beside: { 'requirements.txt': 'a\n' },
    },
    {
      text: 'FROM python:3.12\nCOPY src/requirements.txt .\nRUN pip install -r requirements.txt\n',
      beside: { 'requirements.txt': 'a\n' },
    },
    {
      text: 'FROM python:3.12\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
      beside: { 'requirements.txt': '-c constraints.txt\na\n' },
    },
  ],
});
