import { dagsOf } from './airflow';
import type { PythonRule } from './rule';

/** Modules that Airflow 3 does not have any more, with what took their place. */
const modules: readonly (readonly [RegExp, string])[] = [
  [/^airflow\.operators\.subdag(?:_operator)?\b/, 'Use a `TaskGroup`'],
  [/^airflow\.operators\.(?:dummy|dummy_operator)\b/, 'Use `airflow.providers.standard.operators.empty.EmptyOperator`'],
  [/^airflow\.operators\.python_operator\b/, 'Import from `airflow.providers.standard.operators.python`'],
  [/^airflow\.operators\.bash_operator\b/, 'Import from `airflow.providers.standard.operators.bash`'],
  [/^airflow\.utils\.dates\.days_ago$/, 'Write a fixed date'],
  [/^airflow\.hooks\.base_hook\b/, 'Import `BaseHook` from `airflow.sdk`'],
  [/^airflow\.sensors\.base_sensor_operator\b/, 'Import `BaseSensorOperator` from `airflow.sdk`'],
  [/^airflow\.contrib\b/, 'Import from the package of the provider'],
  [/^airflow\.(?:operators|hooks|sensors)\.\w+_(?:operator|hook|sensor)\b/, 'Import from the package of the provider'],
  [/^airflow\.datasets\b/, 'Import `Asset` from `airflow.sdk`'],
  [/^airflow\.utils\.decorators\.apply_defaults$/, 'Take it away: it does nothing since Airflow 2'],
  [/^airflow\.utils\.helpers\.chain$/, 'Import `chain` from `airflow.sdk`'],
];
const dagArguments: Readonly<Record<string, string>> = {
  schedule_interval: 'Write `schedule`',
  timetable: 'Write `schedule`',
  concurrency: 'Write `max_active_tasks`',
  default_view: 'Take it away',
  orientation: 'Take it away',
};
const operatorArguments: Readonly<Record<string, string>> = {
  provide_context: 'Take it away: the context is always given',
  task_concurrency: 'Write `max_active_tis_per_dag`',
};
const contextNames =
  /\{\{-?[^}]*?(?<![\w.'"])(execution_date|next_execution_date|prev_execution_date|next_ds_nodash|next_ds|prev_ds_nodash|prev_ds|tomorrow_ds_nodash|tomorrow_ds|yesterday_ds_nodash|yesterday_ds)\b/g;

/** What Airflow 3 has no more: imports, arguments, and names in templates. */
export const airflowRemovedIn3: PythonRule = {
  id: 'python/airflow-removed-in-3',
  summary: 'Use what Airflow 3 has.',
  why: 'After the upgrade the file cannot be imported, and a DAG that cannot be imported vanishes from the list: the retraining stops without one failed run.',
  severity: 'warning',
  aliases: ['AIR301'],
  fixable: true,
  *check(document) {
    for (const { name, span } of document.imports) {
      const remedy = modules.find(([pattern]) => pattern.test(name))?.[1];
      if (remedy) yield { span, message: `Airflow 3 has no \`${name}\`. ${remedy}.` };
    }
    for (const dag of dagsOf(document)) {
      for (const [name, remedy] of Object.entries(dagArguments)) {
        const given = dag.keywords.get(name);
        if (!given) continue;
        const span = { start: given.name.from, end: given.name.to };
        const better = /^Write `(\w+)`$/.exec(remedy)?.[1];
        const isFree = better && !dag.keywords.has(better);
        yield {
          span,
          message: `A DAG of Airflow 3 takes no \`${name}\`. ${remedy}.`,
          ...(isFree && { fix: { title: `Write ${better}`, edits: [{ span, text: better }], safe: false } }),
        };
      }
    }
    for (const { name, keywords } of document.calls) {
      if (!name?.startsWith('airflow.') || name.endsWith('.DAG')) continue;
      for (const [argument, remedy] of Object.entries(operatorArguments)) {
        const given = keywords.get(argument);
        if (given)
          yield {
            span: { start: given.name.from, end: given.name.to },
            message: `Operators of Airflow 3 take no \`${argument}\`. ${remedy}.`,
          };
      }
      for (const { value } of keywords.values()) {
        if (document.textOf(value) === undefined) continue;
        for (const match of document.read(value).matchAll(contextNames)) {
          const [whole, key = ''] = match;
          const start = value.from + match.index + whole.length - key.length;
          yield {
            span: { start, end: start + key.length },
            message: `The context of Airflow 3 has no \`${key}\`. ${key === 'execution_date' ? 'Write `logical_date`' : 'Compute it from `ds` with `macros.ds_add(ds, 1)`'}.`,
          };
        }
      }
    }
  },
};
