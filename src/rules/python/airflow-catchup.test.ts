import { cases } from '../testing';
import { airflowCatchup } from './airflow-catchup';
import { python } from './language';

cases(airflowCatchup, python, {
  fails: [
    `from datetime import datetime
from airflow import DAG

with DAG("train", ⟦schedule="@daily"⟧, start_date=datetime(2026, 1, 1)):
    pass
`,
  ],
  passes: [
    `from datetime import datetime
from airflow import DAG

with DAG("train", schedule="@daily", start_date=datetime(2026, 1, 1), catchup=False):
    pass
`,
    `from datetime import datetime
from airflow import DAG
a = DAG("a", schedule=None, start_date=datetime(2026, 1, 1))
b = DAG("b", schedule="@once", start_date=datetime(2026, 1, 1))
c = DAG("c", schedule=[asset], start_date=datetime(2026, 1, 1))
`,
  ],
});
