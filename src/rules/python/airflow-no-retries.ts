import type { PythonDocument } from '../../parse/python';
import { dagsOf, dictionaryEntries } from './airflow';
import { airflowSettings } from './airflow-settings';
import type { PythonRule } from './rule';

/** Tasks that talk to the outside fail now and then, and a second try is enough. */
export const airflowNoRetries: PythonRule = {
  id: 'python/airflow-no-retries',
  summary: 'Let tasks be tried again.',
  why: 'A database that is away for a minute at two in the morning fails the nightly features, and the model predicts on yesterday’s until somebody comes to work.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check(document) {
    const dags = dagsOf(document);
    if (dags.length === 0 || /\bretries\b/.test(document.source.text)) return;
    if (retriesByDefault(document) || onlyTalks(document)) return;
    for (const dag of dags) {
      const schedule = dag.keywords.get('schedule') ?? dag.keywords.get('schedule_interval');
      // Who starts a DAG by hand sees that it failed.
      if (!schedule || document.read(schedule.value) === 'None' || dag.isOpen) continue;
      const args = dag.keywords.get('default_args');
      if (args && !dictionaryEntries(document, args.value)) continue;
      yield {
        span: {
          start: dag.callee.from,
          end:
            dag.callee.name === 'Decorator'
              ? dag.callee.from + (/^@[\w.]+/.exec(document.read(dag.callee))?.[0].length ?? 1)
              : dag.callee.to,
        },
        message:
          'This DAG runs on a schedule and its tasks are tried only once. Add `default_args={"retries": 2, "retry_delay": timedelta(minutes=5)}`.',
      };
    }
  },
};

/** Whether the settings of Airflow beside the folder of DAGs try every task again. */
function retriesByDefault({ source: { neighbours } }: PythonDocument): boolean {
  return airflowSettings.some((name) =>
    /default_task_retries\b['"]?\s*[:=]\s*['"]?[1-9]/i.test(neighbours?.get(name) ?? ''),
  );
}

/** Whether the tasks only print: a sketch, in which nothing can fail. */
function onlyTalks({ calls, read }: PythonDocument): boolean {
  return (
    calls.some(({ callee }) => /Operator$/.test(read(callee))) &&
    calls.every(({ callee }) => harmless.test(read(callee)))
  );
}

const harmless =
  /(?:^|\.)(?:dag|DAG|PythonOperator|EmptyOperator|DummyOperator|TriggerDagRunOperator|Dataset|Asset|print|info|debug|datetime|duration|timedelta|days_ago|today|now|utcnow|strftime|isoformat)$/;
