import { cp, lstat, mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { GithubWorkflowDocument } from '../parse/github-workflow';
import { blocked, type CheckContext, type CheckResult, failed } from './check';
import { pattern } from './pattern';
import type { FinishedRun } from './pipeline-run/finished-run';
import { overlayPython } from './pipeline-run/python-overlay';
import { runPipeline } from './pipeline-run/run-pipeline';
import { surroundings } from './pipeline-run/surroundings';
import type { ExecuteOptions, Mutation } from './workflow-options';
import { judgeRun } from './workflow-verdict';

/** Runs a workflow's steps in a clean copy of the repository and judges what happened. */
export async function executeWorkflow(
  document: GithubWorkflowDocument,
  options: ExecuteOptions,
  context: CheckContext,
): Promise<CheckResult> {
  const event = options.event ?? 'push';
  if (!document.pipeline.triggers.some((trigger) => trigger.event.value === event))
    return failed(`The workflow does not start on \`${event}\`, so nothing runs.`, {
      expected: `on: ${event}`,
      actual: 'not started',
      findings: document.pipeline.triggers.slice(0, 1).map((trigger) => ({
        path: document.source.path,
        span: trigger.event.span,
        message: `The workflow does not start on \`${event}\`.`,
      })),
    });
  const key = JSON.stringify(['workflow', document.source.text, { ...options, expect: undefined }]);
  const run = await context.shared(key, () => startRun(document, options, context));
  if ('outcome' in run) return run;
  return judgeRun(document, options, run);
}

async function startRun(
  document: GithubWorkflowDocument,
  options: ExecuteOptions,
  context: CheckContext,
): Promise<FinishedRun | CheckResult> {
  const { tools, workspace, signal } = context;
  const folder = await context.temporaryFolder();
  const at = (name: string): string => path.join(folder, name);
  for (const name of ['source', 'jobs', 'artifacts', 'outside']) await mkdir(at(name));
  if ((await tools.git.topLevel(workspace, signal)) === undefined)
    return failed(
      'The folder is no Git repository, so there is nothing that GitHub could check out. Run `git init`, `git add` and `git commit`.',
    );
  const committed = options.from !== 'worktree';
  const revision = committed ? await headOf(context) : 'worktree';
  if (!revision) return failed('There is no commit yet, and GitHub runs what is committed. Commit your files first.');
  await tools.git.exportTo(workspace, revision, at('source'), signal);
  const shown = await readFile(path.join(at('source'), document.source.path), 'utf8').catch(() => undefined);
  if (shown?.replace(/\r\n/g, '\n') !== document.source.text.replace(/\r\n/g, '\n'))
    return failed(
      `\`${document.source.path}\` is not ${committed ? 'committed' : 'tracked'} as it stands here, and GitHub runs what is committed. Commit it, then check again.`,
    );
  for (const mutation of options.mutate ?? []) {
    const problem = await mutate(mutation, at('source'), context);
    if (problem) return failed(problem);
  }
  const python = options.python ? await layPython(context, at('python')) : undefined;
  if (python && 'outcome' in python) return python;
  const fill = (value: string): string => value.replaceAll('{outside}', at('outside'));
  const fillAll = (values: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]));
  const { contexts, baseEnv } = surroundings(options, document.pipeline, at('source'));
  let steps = 0;
  const jobs = await runPipeline(document.pipeline, {
    tools,
    signal,
    source: at('source'),
    root: at('jobs'),
    artifacts: at('artifacts'),
    python,
    contexts: { ...contexts, vars: fillAll(options.vars), secrets: { ...options.secrets } },
    baseEnv: { ...baseEnv, ...fillAll(options.env) },
    skip: (options.skip ?? []).map((source) => pattern(source)),
    deadline: Date.now() + 15 * 60_000,
    counter: () => ++steps,
    report: context.report,
  });
  return {
    jobs,
    outside: await listFiles(at('outside')),
    uncommitted: committed ? await listUncommitted(context) : [],
  };
}

async function listUncommitted({ tools, workspace, signal }: CheckContext): Promise<string[]> {
  const list = async (...args: string[]) =>
    (await tools.git.raw(workspace, args, signal)).split('\0').filter((name) => name !== '');
  return [
    ...(await list('diff', '--name-only', '--relative', '-z', 'HEAD')),
    ...(await list('ls-files', '--others', '--exclude-standard', '-z')),
  ];
}

async function headOf({ tools, workspace, signal }: CheckContext): Promise<string> {
  const head = await tools.git.raw(workspace, ['rev-parse', '--verify', '--quiet', 'HEAD'], signal).catch(() => '');
  signal.throwIfAborted();
  return head.trim();
}

async function mutate(mutation: Mutation, source: string, context: CheckContext): Promise<string | undefined> {
  const file = await fileInside(source, mutation.file);
  if (!file)
    return `\`${mutation.file}\` is not in the last commit as a file. It belongs to the exercise: leave it where it was, or reset it.`;
  if (mutation.delete) await rm(file);
  if (mutation.copy) {
    const copy = await fileInside(context.exerciseFolder, mutation.copy);
    if (!copy) throw new Error(`the exercise has no file ${mutation.copy}`);
    await cp(copy, file);
  }
  if (mutation.replace) {
    let text = await readFile(file, 'utf8');
    for (const { matches, with: replacement } of mutation.replace) {
      if (!pattern(matches).test(text))
        return `\`${mutation.file}\` no longer holds \`${matches}\`, which this check changes. Reset the file.`;
      text = text.replace(pattern(matches, 'g'), replacement);
    }
    await writeFile(file, text);
  }
  return undefined;
}

/** The path of a plain file that really lies in a folder: what a link would reach must not be written. */
async function fileInside(folder: string, name: string): Promise<string | undefined> {
  const file = path.join(folder, name);
  const found = await lstat(file).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const inside = path.relative(await realpath(folder), await realpath(file));
  return inside.startsWith('..') || path.isAbsolute(inside) ? undefined : file;
}

async function layPython(context: CheckContext, folder: string) {
  const { tools, signal, requirements, exerciseFolder } = context;
  const found = requirements
    ? await tools.python.prepared(await readFile(path.join(exerciseFolder, requirements), 'utf8'), signal)
    : await tools.python.find(signal);
  if (!found)
    return blocked(
      'The steps need the prepared Python environment, and it was not prepared yet. Run *Prepare environment*.',
    );
  context.report('laying out Python');
  return { ...(await overlayPython(found, folder, tools, signal)), version: found.version };
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}
