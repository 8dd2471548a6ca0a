import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { sqlite } from './sqlite';
import type { SqliteOptions } from './sqlite-run';
import { type Bench, createBench, refuses } from './testing';

let bench: Bench;
beforeEach(async function () {
  bench = await createBench();
  if (!(await bench.tools.probe('python', bench.context.signal)).found) this.skip();
});
afterEach(() => bench.dispose());

/** Runs Python with `db` connected to the database of the workspace. */
async function python(script: string): Promise<void> {
  const found = await bench.tools.python.find(bench.context.signal);
  const result = await bench.tools.processes.run(
    {
      file: found?.file ?? '',
      args: ['-c', `import sqlite3, os\ndb = sqlite3.connect("mlflow ü.db")\n${script}`],
      cwd: bench.workspace,
      timeoutMs: 20_000,
    },
    bench.context.signal,
  );
  assert.equal(result.exitCode, 0, result.stderr);
}

const table = `
db.execute("create table runs (id text, status text)")
db.execute("create table metrics (run text, key text, value real)")
db.executemany("insert into runs values (?, ?)", [("a", "FINISHED"), ("b", "FAILED")])
db.executemany("insert into metrics values (?, ?, ?)", [("a", "mae", 4.2), ("a", "rmse", 6.0)])
db.commit()
`;

async function ask(query: Omit<SqliteOptions['queries'][number], 'message'>, file = 'mlflow ü.db'): Promise<string> {
  const result = await bench.run(sqlite, { file, queries: [{ message: 'It is not so.', ...query }] });
  return result.outcome === 'passed' ? '' : result.message;
}

describe('sqlite', () => {
  it('compares the first value, the number of rows and every row', async () => {
    await python(table);
    assert.equal(
      await ask({ sql: 'select min(value) from metrics', expect: { near: { value: 4.2, tolerance: 0.01 } } }),
      '',
    );
    assert.equal(await ask({ sql: 'select count(*) from runs', expect: 3 }), 'It is not so. Found: 2; expected: 3.');
    assert.equal(
      await ask({ sql: 'select 1 from runs where id = ?', params: ['z'], expect: 1 }),
      'It is not so. Found: nothing; expected: 1.',
    );
    assert.equal(await ask({ sql: 'select * from runs where id = :id', params: { ':id': 'a' }, rows: 1 }), '');
    assert.equal(
      await ask({ sql: 'select * from runs', rows: { max: 1 } }),
      'It is not so. Found: 2 rows; expected: at most 1.',
    );
    assert.equal(await ask({ sql: 'select value from metrics', each: { value: { max: 6 } } }), '');
    assert.equal(
      await ask({ sql: 'select * from runs', each: { status: 'FINISHED' } }),
      'It is not so. Found: `status` is "FAILED"; expected: "FINISHED".',
    );
    assert.equal(
      await ask({ sql: 'select * from runs where 0', each: { status: 'x' } }),
      'It is not so. Found: no row.',
    );
  });

  it('names a database elsewhere, one that is none and one that is empty', async () => {
    await python(table);
    await bench.write({ 'text.db': 'no database at all', 'empty.db': '' });
    const query = { sql: 'select 1', expect: 1 };
    assert.match(
      await ask(query, 'Mlflow ü.db'),
      /^The database `Mlflow ü.db` is not there\. `mlflow ü.db` is there: the name is written/,
    );
    assert.equal(await ask(query, 'text.db'), '`text.db` is no SQLite database.');
    assert.equal(await ask(query, 'empty.db'), '`empty.db` is empty: no table was ever made in it.');
  });

  it('names the tables when one is missing', async () => {
    await python(table);
    assert.equal(
      await ask({ sql: 'select * from tags', rows: 1 }),
      'It is not so. `mlflow ü.db` has no table `tags`: it has `metrics`, `runs`.',
    );
  });

  it('says when the file is damaged', async () => {
    await python(table);
    const bytes = await readFile(path.join(bench.workspace, 'mlflow ü.db'));
    await bench.write({ 'mlflow ü.db': bytes.fill(0xff, 4096, 8192) });
    assert.match(
      await ask({ sql: 'select count(*) from runs', expect: 2 }),
      /is damaged: database disk image is malformed/,
    );
  });

  it('throws on a query that the author got wrong', async () => {
    await python(table);
    await assert.rejects(ask({ sql: 'selekt 1', expect: 1 }), /`selekt 1`: near "selekt": syntax error/);
    await assert.rejects(ask({ sql: 'select nope from runs', expect: 1 }), /no such column: nope/);
    await assert.rejects(ask({ sql: 'select id from runs', each: { status: 1 } }), /gives no column status/);
  });

  it('reads what lies in the write-ahead log only, and not what was never committed', async () => {
    const script = `${table}
db.execute("pragma journal_mode=wal")
db.execute("pragma wal_autocheckpoint=0")
db.executemany("insert into metrics values (?, ?, ?)", [("w", "k%d" % i, i) for i in range(5000)])
db.commit()
db.execute("pragma cache_size=5")
db.execute("pragma cache_spill=1")
db.executemany("insert into metrics values (?, ?, ?)", [("never", "k", i) for i in range(20000)])
os._exit(0)`;
    await python(script);
    const before = await readFile(path.join(bench.workspace, 'mlflow ü.db'));
    assert.ok((await readFile(path.join(bench.workspace, 'mlflow ü.db-wal'))).length > 100_000);
    assert.equal(await ask({ sql: "select count(*) from metrics where run = 'w'", expect: 5000 }), '');
    assert.equal(await ask({ sql: "select count(*) from metrics where run = 'never'", expect: 0 }), '');
    assert.equal(await ask({ sql: 'select count(*) from runs', expect: 2 }), '');
    assert.deepEqual(await readFile(path.join(bench.workspace, 'mlflow ü.db')), before, 'it is only read');
  });

  it('says when a program is in the middle of writing', async () => {
    await python(table);
    const found = await bench.tools.python.find(bench.context.signal);
    const script = `import sqlite3, sys, time
db = sqlite3.connect("mlflow ü.db")
db.execute("pragma cache_size=1")
db.execute("begin exclusive")
db.executemany("insert into metrics values (?, ?, ?)", [("x", "k" * 500, i) for i in range(5000)])
print("writing", flush=True)
time.sleep(60)`;
    const writer = spawn(found?.file ?? '', ['-c', script], {
      cwd: bench.workspace,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(writer.stdout, 'data');
      assert.match(await ask({ sql: 'select 1', expect: 1 }), /is being written this moment/);
    } finally {
      writer.kill('SIGKILL');
      await once(writer, 'exit');
    }
  });

  it('stops when it is aborted', async () => {
    await python(table);
    const signal = AbortSignal.abort(new Error('closed'));
    const options = { file: 'mlflow ü.db', queries: [{ sql: 'select 1', expect: 1, message: 'x' }] };
    await assert.rejects(bench.run(sqlite, options, { signal }), /closed/);
  });

  it('refuses options it does not know', () => {
    refuses(sqlite, { file: 'a.db', queries: [] });
    refuses(sqlite, { file: 'a.db', queries: [{ sql: 'select 1', message: 'x' }] });
    refuses(sqlite, { file: 'a.db', queries: [{ sql: 'select 1', expect: 1 }] });
  });
});
