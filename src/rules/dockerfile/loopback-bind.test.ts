import { cases } from '../testing';
import { dockerfile } from './language';
import { loopbackBind } from './loopback-bind';

cases(loopbackBind, dockerfile, {
  fails: [
    'FROM python:3.12\nCMD [⟦"uvicorn"⟧, "app:app"]\n',
    'FROM python:3.12\nCMD uvicorn app:app --host ⟦127.0.0.1⟧ --port 80\n',
    'FROM python:3.12\nENTRYPOINT ["uvicorn", "app:app"]\nCMD [⟦"--host=localhost"⟧]\n',
    'FROM python:3.12\nCMD exec gunicorn -w 2 ⟦--bind=127.0.0.1:8000⟧ app:app\n',
    { text: 'FROM python:3.12\nCMD [⟦"gunicorn"⟧, "app:app"]\n', beside: {} },
    'FROM python:3.12\nENV FLASK_APP=app\nCMD ["python", "-m", ⟦"flask"⟧, "run"]\n',
    'FROM python:3.12\nCMD ⟦mlflow⟧ server --port 5000\n',
    'FROM python:3.12\nCMD ["sh", "-c", "exec ⟦uvicorn⟧ app:app --port $PORT"]\n',
    'FROM python:3.12\nENV HOST=127.0.0.1\nCMD uvicorn app:app --host ⟦$HOST⟧\n',
    'FROM python:3.12\nCMD ⟦mlflow⟧ models serve -m models:/x/1\n',
    'FROM python:3.12\r\nCMD [⟦"python"⟧, "manage.py", "runserver"]\r\n',
    'FROM python:3.12\nCMD streamlit run app.py ⟦--server.address=localhost⟧\n',
  ],
  passes: [
    'FROM python:3.12\nCMD ["uvicorn", "app:app", "--host", "0.0.0.0"]\n',
    'FROM python:3.12\nENTRYPOINT ["uvicorn", "app:app"]\nCMD ["--host", "0.0.0.0"]\n',
    'FROM python:3.12\nCMD ["gunicorn", "app:app"]\n',
    {
      text: 'FROM python:3.12\nCMD ["gunicorn", "app:app"]\n',
      beside: { 'gunicorn.conf.py': 'bind = "0.0.0.0:8000"' },
    },
    { text: 'FROM python:3.12\nCMD gunicorn -c conf.py app:app\n', beside: {} },
    { text: 'FROM python:3.12\nENV PORT=8080\nCMD gunicorn app:app\n', beside: {} },
    'FROM python:3.12\nENV UVICORN_HOST=0.0.0.0\nCMD uvicorn app:app\n',
    'FROM python:3.12\nCMD UVICORN_HOST=0.0.0.0 uvicorn app:app\n',
    'FROM python:3.12\nCMD uvicorn app:app --uds /tmp/s.sock\n',
    'FROM python:3.12\nCMD uvicorn app:app --host $HOST\n',
    'FROM python:3.12\nCMD uvicorn app:app $OPTIONS\n',
    'FROM python:3.12\nCMD ["fastapi", "run", "app.py"]\nENTRYPOINT []\n',
    'FROM python:3.12\nCMD ["gunicorn", "-b", ":8000", "app:app"]\n',
    'FROM python:3.12\nRUN apt-get install -y nginx\nCMD uvicorn app:app & nginx\n',
    'FROM python:3.12 AS test\nCMD ["uvicorn", "app:app"]\nFROM python:3.12\nCMD ["python", "app.py"]\n',
    'FROM python:3.12\nCMD ["flask", "run", "-h", "0.0.0.0"]\n',
    'FROM python:3.12\nRUN uvicorn --version\nENTRYPOINT ["./start.sh"]\n',
    'FROM python:3.12\nCMD ["waitress-serve", "app:app"]\n',
    'FROM python:3.12\nCMD ["python", "manage.py", "runserver", "0.0.0.0:8000"]\n',
  ],
  fixes: [
    {
      before: 'FROM python:3.12\nCMD ["uvicorn", "app:app"]\n',
      after: 'FROM python:3.12\nCMD ["uvicorn", "app:app", "--host", "0.0.0.0"]\n',
    },
    {
      before: 'FROM python:3.12\nCMD uvicorn app:app > log\n',
      after: 'FROM python:3.12\nCMD uvicorn app:app --host 0.0.0.0 > log\n',
    },
    {
      before: 'FROM python:3.12\nCMD gunicorn -b 127.0.0.1:80 a:a\n',
      after: 'FROM python:3.12\nCMD gunicorn -b 0.0.0.0:80 a:a\n',
    },
    {
      before: 'FROM python:3.12\nCMD ["sh", "-c", "uvicorn a:a"]\n',
      after: 'FROM python:3.12\nCMD ["sh", "-c", "uvicorn a:a --host 0.0.0.0"]\n',
    },
    {
      before: 'FROM python:3.12\nCMD ["uvicorn", "--host=127.0.0.1", "a:a"]\n',
      after: 'FROM python:3.12\nCMD ["uvicorn", "--host=0.0.0.0", "a:a"]\n',
    },
  ],
});
