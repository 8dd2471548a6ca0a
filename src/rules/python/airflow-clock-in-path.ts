import { dagsOf } from './airflow';
import type { PythonRule } from './rule';

const clock =
  /^(?:datetime\.datetime\.(?:now|utcnow|today)|datetime\.date\.today|pendulum\.(?:now|today)|time\.(?:time|strftime))$/;

/** What a task writes must be named after its interval, not after the clock. */
export const airflowClockInPath: PythonRule = {
  id: 'python/airflow-clock-in-path',
  summary: 'Name what a task writes after its logical date.',
  why: 'A retry after midnight, or a rerun of March in June, writes to another place: the features of one day exist twice, those of another are missing, and training reads both.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    if (dagsOf(document).length === 0) return;
    for (const { name, node } of document.calls) {
      if (name === undefined || !clock.test(name)) continue;
      let string = node.parent;
      while (string && string.name !== 'FormatString' && !/Statement$|Body|ArgList/.test(string.name))
        string = string.parent;
      if (string?.name !== 'FormatString') continue;
      const literal = document.read(string).replace(/\{[^}]*\}/g, '');
      // A copy of what is about to be overwritten is wanted anew each time.
      if (
        !/\w\/|\/\w|\.(?:csv|parquet|json|jsonl|pkl|pickle|joblib|h5|pt|onnx|txt|zip|avro)\b/.test(literal) ||
        /https?:|\s\S+\s|backup|\bbak\b/i.test(literal)
      )
        continue;
      yield {
        span: { start: node.from, end: node.to },
        message:
          'This path is named after the clock, so a retry or a rerun writes somewhere else. Name it after the run: `{{ ds }}`, or `logical_date` in a task.',
      };
    }
  },
};
