import { cases } from '../testing';
import { dockerfile } from './language';
import { pinnedPip } from './pinned-pip';

cases(pinnedPip, dockerfile, {
  fails: [
    'FROM python:3.12\nRUN pip install ⟦mlflow⟧ scikit-learn==1.5.0 "torch==2.3"\n',
    'FROM python:3.12\nRUN pip install --no-cache-dir -U pip ⟦"uvicorn[standard]"⟧ \\\n    # the model\n    ⟦pandas⟧ && echo\n',
    'FROM python:3.12\nRUN python3 -m pip install -i https://x.org/simple ⟦numpy⟧\n',
    'FROM python:3.12\nRUN uv pip install --system ⟦"torch>=2"⟧\n',
    'FROM python:3.12\nRUN <<EOF\npip3 install ⟦pandas⟧\nEOF\n',
    'FROM python:3.12\r\nRUN ["pip", "install", ⟦"flask"⟧]\r\n',
    'FROM python:3.12\nRUN pip install -r requirements.txt ⟦gunicorn⟧\n',
    'FROM python:3.12\nRUN pip install ⟦git+https://x.org/a.git⟧ git+https://x.org/b.git@v1 ⟦git+ssh://git@x.org/c⟧\n',
  ],
  passes: [
    'FROM python:3.12\nRUN pip install -r requirements.txt\nRUN pip install --requirement=r.txt\n',
    'FROM python:3.12\nRUN pip install . ./lib /x/y.whl dist/*.whl -e . -e ./b\n',
    'FROM python:3.12\nRUN pip install mlflow==3.1.0 "pandas~=2.2" numpy==2.* "scipy<2"\n',
    'FROM python:3.12\nRUN pip install --upgrade pip setuptools wheel\n',
    'FROM python:3.12\nRUN pip install git+https://github.com/a/b@v1 https://x.org/a.whl "a @ https://x.org/a.whl"\n',
    'FROM python:3.12\nRUN pip install -c constraints.txt mlflow\n',
    'FROM python:3.12\nRUN pip install $PACKAGES "mlflow==${V}" $(cat x)\n',
    'FROM python:3.12\nRUN pip install --target /x -t /y --index-url https://x -r a.txt\n',
    'FROM python:3.12\nRUN pip --version && pip download x && echo pip install y\n',
    'RUN pip install',
  ],
});
