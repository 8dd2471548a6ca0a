import { cases } from '../testing';
import { airflowRemovedIn3 } from './airflow-removed-in-3';
import { python } from './language';

cases(airflowRemovedIn3, python, {
  fails: [
    `from airflow import DAG
from airflow.operators.python_operator import ⟦PythonOperator⟧

with DAG("train", ⟦schedule_interval⟧="@daily"):
    PythonOperator(task_id="a", python_callable=f, ⟦provide_context⟧=True)
`,
    `from airflow.operators.bash import BashOperator
from airflow.utils.dates import ⟦days_ago⟧ as d
from airflow.contrib.hooks.x import ⟦Y⟧, ⟦Z⟧
BashOperator(task_id="a", bash_command="echo {{ ⟦execution_date⟧.year }} {{ ds }} {{ ⟦next_ds⟧ }}")
`,
  ],
  passes: [
    `from airflow.sdk import DAG
from airflow.providers.standard.operators.python import PythonOperator

with DAG("train", schedule="@daily"):
    PythonOperator(task_id="a", python_callable=f)
`,
    `import other
other.DAG(schedule_interval="@daily")
f(provide_context=True)
`,
  ],
  fixes: [
    {
      before: `from airflow import DAG
DAG("a", schedule_interval="@daily")
`,
      after: `from airflow import DAG
DAG("a", schedule="@daily")
`,
    },
  ],
});
