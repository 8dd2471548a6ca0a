import { bearsDamage } from '../damage';
import { python } from './language';

bearsDamage(
  python,
  [
    `# a comment
import pandas as pd, requests
from datetime import datetime
from airflow import DAG
from airflow.decorators import (dag, task)
from airflow.operators.python_operator import PythonOperator

args = {"retries": 1, **more}
rows = pd.read_csv("a")
with DAG("a", schedule_interval="@daily", start_date=datetime.now(), default_args=args) as d:
    t = PythonOperator(task_id="x", provide_context=True, bash="{{ execution_date }}")

@dag(schedule="@daily")
def train():
    @task(retries=2)
    async def load(a: int, *rest, b="x" 'y', **kw) -> str:
        return f"a/{datetime.now():%Y}.csv" if a else [i for i in rest]
    load()
`,
    `from kfp import dsl\r\nfrom kfp.components import func_to_container_op as f\r\nimport mlflow, torch, joblib\r\nfrom fastapi import FastAPI\r\nfrom prometheus_client import Histogram\r\napp = FastAPI()\r\nh = Histogram("a_ms", "é😀", ["user_id"])\r\n@dsl.component(packages_to_install=["a", 'b==1'])\r\ndef c(x, y: int = 1):\r\n\tmlflow.x(torch)\r\n\tmodel = app\r\n@app.post("/a")\r\ndef p(r):\r\n\treturn joblib.load("m")\r\n@app.on_event("startup")\r\ndef s(): pass\r\nfor i in a:\r\n\tmlflow.start_run()\r\n\tmlflow.pyfunc.load_model(f"models:/a/Production")\r\nmlflow.sklearn.autolog()\r\nmlflow.sklearn.log_model(m, artifact_path="""x""")\r\ntorch.load("x", weights_only=False)\r\n`,
  ],
  { junk: ['"""', "f'{", '@', 'lambda ', 'def f(', 'from a import ', '*', '**', '=', ' as ', '    '] },
);
