import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createGit } from '../tools/create-git';
import { createProcesses } from '../tools/create-processes';
import type { DockerEngine } from '../tools/docker';
import { createDockerEngine } from '../tools/docker-engine';
import { RunningRecords } from '../tools/running-records';
import type { Tools } from '../tools/tools';
import type { CheckContext } from './check';

/** The base image of the exercises; real where it could be pulled, else a stand-in. */
export const testBase = 'python:3.12-slim';

/** A workspace with real Git, real processes and a real engine, for tests of the Docker kinds. */
export interface DockerBench {
  readonly folder: string;
  readonly engine: DockerEngine;
  /** Replaces the workspace by these files; with `commit` also commits them all. */
  lay(files: Readonly<Record<string, string>>, options?: { readonly commit?: boolean }): Promise<void>;
  git(...args: string[]): Promise<string>;
  context(signal?: AbortSignal): CheckContext;
  dispose(): Promise<void>;
}

/** Why the engine cannot be used for tests that need the base image; `undefined` when it can. */
export async function whyNoEngine(engine: DockerEngine): Promise<string | undefined> {
  const answer = await engine.ping(AbortSignal.timeout(20_000));
  if ('kind' in answer) return answer.message;
  const client = await engine.client(AbortSignal.timeout(20_000));
  return client
    .getImage(testBase)
    .inspect()
    .then(
      () => undefined,
      () => `the engine has no image ${testBase}`,
    );
}

/** Makes an empty workspace below the system's temporary folder, in a path with a space and an umlaut. */
export async function createDockerBench(env: NodeJS.ProcessEnv = process.env): Promise<DockerBench> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'docker bench ü ')));
  const folder = path.join(root, 'workspace');
  const home = path.join(root, 'home');
  const engine = createDockerEngine({ env, home, log: () => {} });
  const processes = createProcesses(new RunningRecords(home, () => {}), process.env);
  const git = createGit(processes, process.env);
  const tools = { docker: engine, git, processes } as Partial<Tools> as Tools;
  const run = (...args: string[]) => git.raw(folder, args, AbortSignal.timeout(20_000));
  let counter = 0;
  return {
    folder,
    engine,
    async lay(files, { commit = false } = {}) {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      for (const [name, text] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
        await writeFile(path.join(folder, name), text);
      }
      if (!commit) return;
      await run('init', '-q', '-b', 'main');
      await run('add', '-A');
      await run('-c', 'user.name=T', '-c', 'user.email=t@example.com', 'commit', '-q', '-m', 'Start');
    },
    git: run,
    context(signal = AbortSignal.timeout(110_000)) {
      const shared = new Map<string, Promise<unknown>>();
      return {
        workspace: folder,
        exerciseFolder: root,
        exercise: 'bench',
        step: 'step',
        check: 'check',
        requirements: undefined,
        tools,
        async temporaryFolder() {
          const fresh = path.join(root, `temporary-${counter++}`);
          await mkdir(fresh);
          return fresh;
        },
        shared<T>(key: string, work: () => Promise<T>) {
          const known = shared.get(key) ?? work();
          shared.set(key, known);
          return known as Promise<T>;
        },
        generateData: () => Promise.reject(new Error('not here')),
        runKind: () => Promise.reject(new Error('not here')),
        report() {},
        signal,
      };
    },
    async dispose() {
      await engine.dispose();
      await processes.dispose();
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
