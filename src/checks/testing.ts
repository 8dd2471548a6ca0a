import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { createTools, type OwnedTools } from '../tools/create-tools';
import type { CheckContext, CheckKind, CheckResult, DataRequest } from './check';
import { schemaDefinitions } from './kinds';

/** A workspace and an exercise on disk, in a path with a space and an umlaut, with the real tools of this machine. For the tests of check kinds. */
export interface Bench {
  readonly workspace: string;
  readonly exercise: string;
  readonly tools: OwnedTools;
  readonly context: CheckContext;
  /** Writes files of the workspace: path -> text, `undefined` removes. */
  write(files: Readonly<Record<string, string | Uint8Array | undefined>>): Promise<void>;
  /** Writes files of the exercise. */
  writeExercise(files: Readonly<Record<string, string>>): Promise<void>;
  /** Runs git in the workspace as a learner would, and gives what it printed. */
  git(...args: string[]): string;
  /** Runs a kind, after its schema has taken the options. */
  run<O>(kind: CheckKind<O>, options: O, more?: Partial<CheckContext>): Promise<CheckResult>;
  /** Ends and removes everything; fails when something that a check started is left. */
  dispose(): Promise<void>;
}

export async function createBench(kinds: readonly CheckKind[] = []): Promise<Bench> {
  const root = await mkdtemp(path.join(await realpath(tmpdir()), 'check ü '));
  const workspace = path.join(root, 'my wörk');
  const exercise = path.join(root, 'exercise');
  await mkdir(workspace);
  await mkdir(exercise);
  const tools = createTools({ home: path.join(root, 'home'), env: process.env, log: assert.fail });
  const shared = new Map<string, Promise<unknown>>();
  const writeInto = async (folder: string, files: Readonly<Record<string, string | Uint8Array | undefined>>) => {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      if (text === undefined) await rm(file, { recursive: true, force: true });
      else await writeFile(file, text);
    }
  };
  const context: CheckContext = {
    workspace,
    exerciseFolder: exercise,
    exercise: 'test-exercise',
    step: 'one',
    check: 'the-check',
    requirements: undefined,
    tools,
    generateData: ({ month, rows, labels, seed }: DataRequest, file) =>
      writeFile(
        file,
        `month,seed${labels ? ',minutes' : ''}\n${`${month},${seed}${labels ? ',1' : ''}\n`.repeat(rows)}`,
      ),
    temporaryFolder: () => tools.temporary.create(),
    shared<T>(key: string, work: () => Promise<T>) {
      const running = (shared.get(key) as Promise<T> | undefined) ?? work();
      shared.set(key, running);
      return running;
    },
    async runKind(id, options) {
      const kind = kinds.find(({ kind }) => kind === id);
      if (!kind) throw new Error(`the test knows no kind ${id}`);
      return kind.run(options, context);
    },
    report() {},
    signal: new AbortController().signal,
  };
  return {
    workspace,
    exercise,
    tools,
    context,
    write: (files) => writeInto(workspace, files),
    writeExercise: (files) => writeInto(exercise, files),
    git: (...args) =>
      execFileSync('git', args, {
        cwd: workspace,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          GIT_CONFIG_GLOBAL: path.join(process.cwd(), 'media', 'gitconfig'),
          GIT_CONFIG_NOSYSTEM: '1',
        },
      }),
    async run(kind, options, more = {}) {
      takes(kind, options);
      shared.clear();
      return kind.run(options, { ...context, ...more });
    },
    async dispose() {
      const left = await readdir(path.join(root, 'home', 'running')).catch(() => []);
      const records = await Promise.all(left.map((name) => readFile(path.join(root, 'home', 'running', name), 'utf8')));
      await tools.dispose();
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
      assert.deepEqual(
        records.filter((record) => record.includes('"kind":"group"')),
        [],
        'a check left processes behind',
      );
    },
  };
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
const validators = new Map<string, ReturnType<typeof ajv.compile>>();

function validatorOf(kind: CheckKind) {
  const known = validators.get(kind.kind) ?? ajv.compile({ ...kind.schema, $defs: { ...schemaDefinitions } });
  validators.set(kind.kind, known);
  return known;
}

/** Fails unless the kind's schema takes these options. */
export function takes(kind: CheckKind, options: unknown): void {
  const validate = validatorOf(kind);
  assert.ok(validate(options), `${kind.kind} refuses its options: ${ajv.errorsText(validate.errors)}`);
}

/** Fails if the kind's schema takes these options. */
export function refuses(kind: CheckKind, options: unknown): void {
  assert.equal(validatorOf(kind)(options), false, `${kind.kind} takes ${JSON.stringify(options)}`);
}
