import { cases } from '../testing';
import { airflowNoRetries } from './airflow-no-retries';
import { python } from './language';

cases(airflowNoRetries, python, {
  fails: [
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
