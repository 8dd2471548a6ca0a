import { cases } from '../testing';
import { execFormCmd } from './exec-form-cmd';
import { dockerfile } from './language';

cases(execFormCmd, dockerfile, {
  fails: [
    'FROM python:3.12\nCMD ⟦python app.py⟧\n',
    'FROM python:3.12\nENTRYPOINT ⟦uvicorn app:app --host 0.0.0.0⟧\n',
    'FROM python:3.12\nCMD ⟦uvicorn app:app \\\n    --port $PORT⟧\n',
    'FROM python:3.12\r\nCMD ⟦python migrate.py && gunicorn app:app⟧\r\n',
    "FROM python:3.12\nCMD ⟦['python', 'app.py']⟧\n",
    'FROM python:3.12\nCMD ⟦["python", "app.py",]⟧\n',
    'FROM python:3.12\nENTRYPOINT ["/entry.sh"]\nCMD ⟦gunicorn "my app:app"⟧\n',
    'FROM python:3.12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nCMD ⟦python app.py | tee log⟧\n',
  ],
  passes: [
    'FROM python:3.12\nCMD ["python", "app.py"]\n',
    'FROM python:3.12\nENTRYPOINT [ "uvicorn" ]\nCMD []\n',
    'FROM python:3.12\nCMD exec gunicorn --bind :$PORT app:app\n',
    'FROM python:3.12\nCMD python migrate.py && exec gunicorn app:app\n',
    'FROM python:3.12\nCMD ["sh", "-c", "exec uvicorn app:app --port $PORT"]\n',
    'FROM continuumio/miniconda3:24.1.2-0\nSHELL ["conda", "run", "-n", "env", "/bin/bash", "-c"]\nCMD python app.py\n',
    'FROM python:3.12\nSHELL ["/bin/bash", "--login", "-c"]\nCMD python app.py\n',
    'FROM python:3.12\nHEALTHCHECK CMD curl -f http://localhost\nCMD\n',
    'FROM python:3.12\nRUN python app.py\n',
  ],
  fixes: [
    { before: 'FROM a:1\nCMD python  app.py "a b"\n', after: 'FROM a:1\nCMD ["python", "app.py", "a b"]\n' },
    { before: 'FROM a:1\nCMD uvicorn a:a --port $PORT\n', after: 'FROM a:1\nCMD exec uvicorn a:a --port $PORT\n' },
    { before: 'FROM a:1\nCMD cd x && gunicorn a\n', after: 'FROM a:1\nCMD cd x && exec gunicorn a\n' },
    { before: "FROM a:1\nCMD ['python', 'a b.py']\n", after: 'FROM a:1\nCMD ["python", "a b.py"]\n' },
    { before: 'FROM a:1\nCMD a | tee b\n', after: 'FROM a:1\nCMD a | tee b\n' },
  ],
});
