import { cases } from '../testing';
import { airflowNoRetries } from './airflow-no-retries';
import { python } from './language';

cases(airflowNoRetries, python, {
  fails: [
    {
      text: `from airflow import DAG
from airflow.operators.python import PythonOperator

with ⟦DAG⟧("features", schedule="@daily"):
    PythonOperator(task_id="load", python_callable=lambda: read_table("trips"))
`,
      beside: { '../airflow.cfg': '[core]\ndefault_task_retries = 0\n' },
    },
    `from airflow.sdk import DAG

with ⟦DAG⟧("features", schedule="@daily"):
    pass
`,
    `from airflow.decorators import dag

⟦@dag⟧(schedule="@daily")
def features():
    pass
`,
  ],
  passes: [
    // Airflow tries everything again.
    {
      text: `from airflow.sdk import DAG
with DAG("features", schedule="@daily"):
    load()
`,
      beside: { '../docker-compose.yaml': 'x-env:\n  AIRFLOW__CORE__DEFAULT_TASK_RETRIES: "2"\n' },
    },
    // A sketch: nothing in it can fail.
    `from datetime import datetime
from airflow import DAG
from airflow.operators.python import PythonOperator

def retrain():
    print("retraining")

with DAG("features", start_date=datetime(2026, 1, 1), schedule="@daily"):
    PythonOperator(task_id="retrain", python_callable=retrain)
`,
    `from airflow.sdk import DAG

with DAG("features", schedule="@daily", default_args={"retries": 2}):
    pass
`,
    `from airflow.sdk import DAG
from common import args
a = DAG("a", schedule="@daily", default_args=args)
b = DAG("b", schedule=None)
`,
  ],
});
