import { cases } from '../testing';
import { dockerfile } from './language';
import { secretValue } from './secret-value';

// Put together here, so that no scanner takes this file for a leak.
const key = ['AK', 'IAQ3EGR7LMNVK5WXYZ'].join('');
const hugging = ['h', 'f_AbCdEfGhIjKlMnOpQrStUvWxYz01234567'].join('');
const api = ['s', 'k-proj-AbCd1234EfGh5678IjKl9012'].join('');

cases(secretValue, dockerfile, {
  fails: [
    'FROM python:3.12\nENV MLFLOW_TRACKING_URI=⟦https://bob:hunter22@mlflow.corp.net⟧\n',
    `FROM python:3.12\nRUN pip install --extra-index-url ⟦https://ci:abcd1234@pypi.corp.net⟧/simple x \\\n    && AWS_ACCESS_KEY_ID=⟦${key}⟧ aws s3 cp a b\n`,
    `FROM python:3.12\nARG HF_TOKEN=⟦${hugging}⟧\n`,
    `FROM python:3.12\nCMD ["x", "--key", "⟦${api}⟧"]\n`,
    'FROM python:3.12\r\nRUN git clone ⟦https://oauth2:glpat1234@gitlab.corp.net⟧/a.git\r\n',
  ],
  passes: [
    'FROM python:3.12\nRUN pip install --extra-index-url https://${USER}:${TOKEN}@pypi.corp.net/simple x\n',
    'FROM python:3.12\nENV DATABASE_URL=postgresql://postgres:postgres@db/mlflow\n',
    'FROM python:3.12\nENV URL=https://user:secretpw1@localhost:5000 AWS=AKIAIOSFODNN7EXAMPLE\n',
    'FROM python:3.12\nENV HF=hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n',
    'FROM registry.corp.net:5000/a@sha256:abc\nRUN curl https://corp.net:8443/x@y\n',
    'FROM python:3.12\nRUN git clone git@github.com:org/repo.git && pip install git+ssh://git@github.com/org/x\n',
    'FROM python:3.12\nENV A=disk-AbCd1234EfGh5678IjKl9012\n',
  ],
});
