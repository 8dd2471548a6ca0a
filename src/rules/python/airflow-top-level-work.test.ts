import { cases } from '../testing';
import { airflowTopLevelWork } from './airflow-top-level-work';
import { python } from './language';

cases(airflowTopLevelWork, python, {
  fails: [
    `import pandas as pd
from airflow.sdk import DAG, task

rows = ⟦pd.read_csv⟧("https://example.org/rides.csv")
with DAG("train", schedule="@daily"):
    pass
`,
    `from airflow.decorators import dag, task
from airflow.models import Variable
import requests as r

@dag(schedule=None)
def train():
    bucket = ⟦Variable.get⟧("bucket")

    @task
    def load():
        r.get(Variable.get("x"))

    load()

if __name__ == "__main__":
    r.get("x")
`,
  ],
  passes: [
    `import pandas as pd
from airflow.sdk import DAG, task

@task
def load():
    return pd.read_csv("https://example.org/rides.csv")

with DAG("train", schedule="@daily"):
    load()
`,
    `import requests
requests.get("x")
`,
  ],
});
