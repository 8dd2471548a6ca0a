import { cases } from '../testing';
import { airflowClockInPath } from './airflow-clock-in-path';
import { python } from './language';

cases(airflowClockInPath, python, {
  fails: [
    `from datetime import datetime
from airflow.sdk import DAG, task

@task
def features():
    save(f"features/{⟦datetime.now()⟧:%Y-%m-%d}.parquet")

with DAG("features"):
    features()
`,
  ],
  passes: [
    `from airflow.sdk import DAG, task

@task
def features(ds=None):
    save(f"features/{ds}.parquet")

with DAG("features"):
    features()
`,
    `from datetime import datetime
from airflow.sdk import DAG
print(f"it is {datetime.now()}")
a = DAG("a")
`,
    `from datetime import datetime
from airflow.sdk import DAG
copy("rates.csv", f"data/rates_backup_{datetime.now():%H%M}.csv")
a = DAG("a")
`,
  ],
});
