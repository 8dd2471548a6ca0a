import { dagsOf, dictionaryEntries } from './airflow';
import type { PythonRule } from './rule';

/** Whether a DAG catches up depends on the version of Airflow when it does not say so. */
export const airflowCatchup: PythonRule = {
  id: 'python/airflow-catchup',
  summary: 'Say whether a DAG catches up on the time since its start.',
  why: 'Airflow 2 starts a run for every interval since the start date, Airflow 3 none: a year of nightly trainings begins at once on the GPU queue, or after the upgrade the backfill that you counted on never comes.',
  severity: 'information',
  aliases: [],
  fixable: true,
  *check(document) {
    for (const dag of dagsOf(document)) {
      const schedule = dag.keywords.get('schedule') ?? dag.keywords.get('schedule_interval');
      if (!schedule || dag.keywords.has('catchup') || dag.isOpen) continue;
      const value = document.read(schedule.value);
      if (value === 'None' || !/^['"]|^(?:datetime\.)?timedelta\(/.test(value) || /@(?:once|continuous)/.test(value))
        continue;
      const start =
        dag.keywords.get('start_date')?.value ??
        dictionaryEntries(document, dag.keywords.get('default_args')?.value)?.get('start_date');
      if (!start || !/\b(?:19|20)\d\d\b/.test(document.read(start))) continue;
      const at = schedule.value.to;
      yield {
        span: { start: schedule.name.from, end: schedule.value.to },
        message:
          'Airflow 2 catches up on every interval since the start date, Airflow 3 on none, and this DAG does not say which it wants. Add `catchup=False`, or `True`.',
        fix: {
          title: 'Add catchup=False',
          edits: [{ span: { start: at, end: at }, text: ', catchup=False' }],
          safe: false,
        },
      };
    }
  },
};
