import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Database, SqlJsStatic, SqlValue } from 'sql.js';
import { productFolder } from '../tools/product-folder';
import type { CheckContext, CheckResult } from './check';
import { type Expectation, matchExpectation } from './expectation';
import { nearMiss } from './near-miss';
import { atFile, type CheckProblem, verdict } from './problems';
import { readDatabase } from './sqlite-file';
import { listFiles } from './workspace-files';

export interface SqliteOptions {
  readonly file: string;
  readonly queries: readonly Query[];
}

interface Query {
  readonly sql: string;
  readonly params?: readonly (string | number | null)[] | Readonly<Record<string, string | number | null>>;
  readonly expect?: Expectation;
  readonly rows?: Expectation;
  readonly each?: Readonly<Record<string, Expectation>>;
  readonly message: string;
}

type Row = Readonly<Record<string, SqlValue>>;

/** See the kind `sqlite`. */
export async function runSqlite({ file, queries }: SqliteOptions, context: CheckContext): Promise<CheckResult> {
  const absolute = path.join(context.workspace, file);
  if (!(await stat(absolute).catch(() => undefined))?.isFile()) {
    const near = nearMiss(file, await listFiles(context.workspace, context.signal));
    return verdict([{ message: `The database \`${file}\` is not there.${near}`, expected: file }], '');
  }
  const bytes = await readDatabase(absolute, file);
  if ('problem' in bytes) return verdict([{ message: bytes.problem, findings: [atFile(file, bytes.problem)] }], '');
  const engine = await loadEngine();
  context.signal.throwIfAborted();
  const database = new engine.Database(bytes);
  try {
    for (const query of queries) {
      const problem = ask(database, query, file);
      if (problem) return verdict([problem], '');
    }
    return verdict([], `\`${file}\` holds what it must.`);
  } finally {
    database.close();
  }
}

let loading: Promise<SqlJsStatic> | undefined;

/** The engine is WebAssembly: beside the bundle, or in its package when the sources run. */
function loadEngine(): Promise<SqlJsStatic> {
  loading ??= import('sql.js').then(({ default: initialise }) =>
    initialise({
      locateFile(name: string) {
        const beside = path.join(__dirname, name);
        return existsSync(beside) ? beside : path.join(productFolder(), 'node_modules', 'sql.js', 'dist', name);
      },
    }),
  );
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

function ask(database: Database, query: Query, file: string): CheckProblem | undefined {
  let rows: Row[];
  try {
    rows = select(database, query);
  } catch (error) {
    return unanswerable(database, query, file, (error as Error).message);
  }
  const mismatch = mismatchOf(query, rows);
  return (
    mismatch && {
      message: `${query.message} ${mismatch.sentence}`,
      expected: mismatch.expected,
      actual: mismatch.actual,
    }
  );
}

function select(database: Database, { sql, params }: Query): Row[] {
  const statement = database.prepare(sql);
  try {
    statement.bind(params ? ((Array.isArray(params) ? [...params] : { ...params }) as SqlValue[]) : []);
    const rows: Row[] = [];
    while (statement.step() && rows.length < 10_000) rows.push(statement.getAsObject());
    return rows;
  } finally {
    statement.free();
  }
}

function mismatchOf({ expect, rows: number, each }: Query, rows: readonly Row[]) {
  const [first] = rows;
  if (number !== undefined) {
    const mismatch = matchExpectation(number, rows.length);
    if (mismatch) return { ...mismatch, sentence: `Found: ${count(rows.length)}; expected: ${mismatch.expected}.` };
  }
  if (expect !== undefined) {
    const value = first ? Object.values(first)[0] : undefined;
    const mismatch = matchExpectation(expect, value);
    if (mismatch) return { ...mismatch, sentence: `Found: ${mismatch.actual}; expected: ${mismatch.expected}.` };
  }
  if (each === undefined) return undefined;
  if (!first) return { expected: 'at least one row', actual: 'no row', sentence: 'Found: no row.' };
  for (const row of rows)
    for (const [column, expectation] of Object.entries(each)) {
      if (!(column in row)) throw new Error(`the query gives no column ${column}`);
      const mismatch = matchExpectation(expectation, row[column]);
      if (mismatch)
        return { ...mismatch, sentence: `Found: \`${column}\` is ${mismatch.actual}; expected: ${mismatch.expected}.` };
    }
  return undefined;
}

/** A table that is missing is the learner's; any other refusal of a query is the author's and throws. */
function unanswerable(database: Database, { sql, message }: Query, file: string, reason: string): CheckProblem {
  const missing = /no such (table|column): (\S+)/.exec(reason);
  if (/malformed|not a database|corrupt/.test(reason)) {
    const said = `\`${file}\` is damaged: ${reason}.`;
    return { message: said, findings: [atFile(file, said)] };
  }
  if (missing?.[1] !== 'table') throw new Error(`\`${sql}\`: ${reason}`);
  const tables = select(database, {
    sql: "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name",
    message: '',
  });
  const names = tables.slice(0, 12).map(({ name }) => `\`${name}\``);
  const others =
    names.length === 0
      ? 'it has no tables'
      : `it has ${names.join(', ')}${tables.length > 12 ? ` and ${tables.length - 12} more` : ''}`;
  return {
    message: `${message} \`${file}\` has no table \`${missing[2]}\`: ${others}.`,
    expected: `a table ${missing[2]}`,
    findings: [atFile(file, `This database has no table \`${missing[2]}\`.`)],
  };
}

const count = (number: number) => (number === 1 ? '1 row' : `${number} rows`);
