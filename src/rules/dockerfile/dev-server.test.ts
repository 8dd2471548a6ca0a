import { cases } from '../testing';
import { devServer } from './dev-server';
import { dockerfile } from './language';

cases(devServer, dockerfile, {
  fails: [
    'FROM python:3.12\nCMD ["uvicorn", "app:app", ⟦"--reload"⟧]\n',
    'FROM python:3.12\nCMD uvicorn app:app ⟦--reload⟧ --host 0.0.0.0\n',
    'FROM python:3.12\nCMD ["fastapi", ⟦"dev"⟧, "app.py"]\n',
    'FROM python:3.12\nENV ⟦FLASK_DEBUG=1⟧ A=b\nCMD [⟦"flask"⟧, "run", "--host=0.0.0.0"]\n',
    'FROM python:3.12\nENTRYPOINT ["gunicorn"]\nCMD [⟦"--reload"⟧, "app:app"]\r\n',
    'FROM python:3.12\nCMD [⟦"python"⟧, "manage.py", "runserver", "0.0.0.0:8000"]\n',
  ],
  passes: [
    'FROM python:3.12\nCMD ["uvicorn", "app:app", "--host", "0.0.0.0"]\n',
    'FROM python:3.12\nCMD ["fastapi", "run", "app.py"]\n',
    'FROM python:3.12 AS dev\nCMD ["uvicorn", "app:app", "--reload"]\nFROM python:3.12 AS prod\nCMD ["gunicorn", "app:app"]\n',
    'FROM python:3.12 AS prod\nCMD ["gunicorn", "app:app"]\nFROM prod AS dev\nCMD ["uvicorn", "app:app", "--reload"]\n',
    { text: 'FROM python:3.12\nCMD ["uvicorn", "app:app", "--reload"]\n', path: 'docker/Dockerfile.dev' },
    'FROM python:3.12\nENV FLASK_DEBUG=0\nCMD ["gunicorn", "app:app", "--log-level", "debug"]\n',
    'FROM python:3.12\nCMD ["python", "train.py", "--reload"]\n',
  ],
  fixes: [
    { before: 'FROM a:1\nCMD ["uvicorn", "a:a", "--reload"]\n', after: 'FROM a:1\nCMD ["uvicorn", "a:a"]\n' },
    { before: 'FROM a:1\nCMD uvicorn --reload a:a\n', after: 'FROM a:1\nCMD uvicorn a:a\n' },
    { before: 'FROM a:1\nCMD ["fastapi", "dev", "a.py"]\n', after: 'FROM a:1\nCMD ["fastapi", "run", "a.py"]\n' },
  ],
});
