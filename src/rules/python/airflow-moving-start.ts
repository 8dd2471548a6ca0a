import { dagsOf, dictionaryEntries } from './airflow';
import type { PythonRule } from './rule';

const moving =
  /^(?:datetime\.datetime\.(?:now|utcnow|today)|datetime\.date\.today|pendulum\.(?:now|today|yesterday)|airflow\.utils\.dates\.days_ago|airflow\.utils\.timezone\.utcnow)$/;

/** The start date of a DAG must stand still. */
export const airflowMovingStart: PythonRule = {
  id: 'python/airflow-moving-start',
  summary: 'Give a DAG a fixed start date.',
  why: 'A start date of now moves on each time that the file is read, so an interval never ends after it: the monthly retraining does not run, and nothing says why.',
  severity: 'warning',
  aliases: ['AIR002'],
  fixable: false,
  *check(document) {
    for (const dag of dagsOf(document)) {
      const direct = dag.keywords.get('start_date')?.value;
      const date = direct ?? dictionaryEntries(document, dag.keywords.get('default_args')?.value)?.get('start_date');
      const value = date?.name === 'VariableName' ? (document.valueOf(date) ?? date) : date;
      if (!date || !value) continue;
      const schedule = dag.keywords.get('schedule') ?? dag.keywords.get('schedule_interval');
      if (schedule && document.read(schedule.value) === 'None') continue;
      const call = document.calls.find(
        ({ name, node }) => name !== undefined && moving.test(name) && node.from >= value.from && node.to <= value.to,
      );
      if (call)
        yield {
          span: { start: call.node.from, end: call.node.to },
          message:
            'This start date is another one each time that the file is read, so runs are missed or never come. Write a fixed date, e.g. `datetime(2026, 1, 1)`.',
        };
    }
  },
};
