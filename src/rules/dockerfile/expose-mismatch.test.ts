import { cases } from '../testing';
import { exposeMismatch } from './expose-mismatch';
import { dockerfile } from './language';

cases(exposeMismatch, dockerfile, {
  fails: [
    'FROM python:3.12\nEXPOSE ⟦5000⟧\nCMD ["uvicorn", "app:app", "--host", "0.0.0.0"]\n',
    'FROM python:3.12\nEXPOSE ⟦80/tcp⟧ 81\nCMD gunicorn -b 0.0.0.0:8080 app:app\n',
    'FROM python:3.12 AS b\nEXPOSE ⟦8080⟧\nFROM b\nCMD ["mlflow", "server", "--host", "0.0.0.0"]\n',
    'FROM python:3.12\nENV P=9000\nEXPOSE ⟦8000⟧\nCMD uvicorn a:a --port $P\n',
  ],
  passes: [
    'FROM python:3.12\nEXPOSE 8000 9090\nCMD ["uvicorn", "app:app"]\n',
    'FROM python:3.12\nEXPOSE 8000-8010\nCMD ["uvicorn", "app:app", "--port=8005"]\n',
    'FROM python:3.12\nEXPOSE 5000\nCMD uvicorn app:app --port $PORT\n',
    'FROM python:3.12\nEXPOSE $PORT\nCMD uvicorn app:app --port 80\n',
    'FROM python:3.12\nENV UVICORN_PORT=5000\nEXPOSE 5000\nCMD ["uvicorn", "app:app"]\n',
    'FROM python:3.12\nEXPOSE 5000\nCMD ["python", "app.py"]\n',
    'FROM python:3.12\nEXPOSE 7080\nCMD ["torchserve", "--start"]\n',
    'FROM python:3.12\nEXPOSE 80\nCMD ["gunicorn", "-c", "conf.py", "app:app"]\n',
    'FROM python:3.12\nCMD ["uvicorn", "app:app"]\n',
  ],
  fixes: [
    { before: 'FROM a\nEXPOSE 5000\nCMD ["uvicorn", "a:a"]\n', after: 'FROM a\nEXPOSE 8000\nCMD ["uvicorn", "a:a"]\n' },
  ],
});
