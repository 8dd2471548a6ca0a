import { dagsOf, runsAtParseTime } from './airflow';
import type { PythonRule } from './rule';

const work =
  /^(?:requests\.(?:get|post|put|delete|head|request)|urllib\.request\.(?:urlopen|urlretrieve)|pandas\.read_(?:csv|sql|sql_query|sql_table|parquet|excel|json|feather|gbq)|pandas\.DataFrame\.to_\w+|psycopg2\.connect|pymysql\.connect|sqlite3\.connect|mysql\.connector\.connect|snowflake\.connector\.connect|time\.sleep|subprocess\.(?:run|call|check_call|check_output|Popen)|os\.system|joblib\.(?:load|dump)|torch\.load|numpy\.load|mlflow\.\w+\.load_model|airflow\.(?:models|sdk)(?:\.variable)?\.Variable\.get|airflow\.hooks\.base\.BaseHook\.get_connection|airflow\.(?:models\.|sdk\.)Connection\.get\w*|airflow\.providers\.[\w.]+Hook\(\)\.(?:get_records|get_first|get_pandas_df|get_conn|run|read_key|list_keys))$/;

/** Work outside of tasks is done each time that Airflow reads the file. */
export const airflowTopLevelWork: PythonRule = {
  id: 'python/airflow-top-level-work',
  summary: 'Do the work of a DAG in its tasks, not while its file is read.',
  why: 'Airflow reads each DAG file every 30 seconds or so. A download or a query at the top level is done thousands of times a day, and when its source is down, the DAG that should retrain the model disappears.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    if (dagsOf(document).length === 0) return;
    for (const { name, callee, node } of document.calls) {
      if (name === undefined || !work.test(name) || !runsAtParseTime(document, node)) continue;
      const isSetting = name.endsWith('Variable.get') || name.includes('onnection');
      yield {
        span: { start: callee.from, end: callee.to },
        message: isSetting
          ? `\`${document.read(callee)}\` asks Airflow's database each time that the file is read, every 30 seconds or so. Use a template, \`{{ var.value.name }}\`, or ask inside a task.`.slice(
              0,
              400,
            )
          : `\`${document.read(callee)}\` runs each time that Airflow reads the file, every 30 seconds or so, and not in the task. Move it into a task.`.slice(
              0,
              400,
            ),
      };
    }
  },
};
