import { dagsOf, dictionaryEntries } from './airflow';
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
