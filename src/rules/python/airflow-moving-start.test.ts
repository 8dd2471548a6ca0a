import { cases } from '../testing';
import { airflowMovingStart } from './airflow-moving-start';
import { python } from './language';

cases(airflowMovingStart, python, {
  fails: [
    `from datetime import datetime
from airflow import DAG

with DAG("train", schedule="@monthly", start_date=⟦datetime.now()⟧):
    pass
`,
    `import datetime
from airflow import models
from airflow.utils.dates import days_ago

args = {"start_date": ⟦days_ago(1)⟧}
a = models.DAG("a", default_args=args)
yesterday = ⟦datetime.datetime.utcnow()⟧ - datetime.timedelta(days=1)
b = models.DAG("b", start_date=yesterday)
`,
  ],
  passes: [
    `from datetime import datetime
from airflow import DAG

with DAG("train", schedule="@monthly", start_date=datetime(2026, 1, 1)):
    pass
`,
    `from datetime import datetime
from airflow import DAG
a = DAG("a", schedule=None, start_date=datetime.now())
`,
  ],
});
