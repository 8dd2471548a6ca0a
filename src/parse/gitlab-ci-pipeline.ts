import type { Node } from 'yaml';
import { readSettings, readText, readTexts } from './github-workflow-parts';
import type { GitlabCiDocument } from './gitlab-ci';
import { type Job, type Matrix, type Pipeline, type Placed, type Setting, scriptStep, type Text } from './pipeline';
import type { YamlDocument, YamlEntry } from './yaml';

type Reader = { readonly yaml: YamlDocument; readonly text: string };
type Unfinished = Pick<GitlabCiDocument, 'source' | 'yaml' | 'jobs' | 'find' | 'stages'>;

/** What a GitLab CI file means as a pipeline: its visible jobs, with what they inherit inside the file. */
export function readGitlabPipeline(document: Unfinished): Pipeline {
  const { yaml, source } = document;
  const none = { shell: undefined, workingDirectory: undefined, permissions: undefined, concurrency: undefined };
  if (!yaml)
    return { system: 'gitlab', name: undefined, triggers: [], env: [], jobs: [], jobsSpan: undefined, ...none };
  const reader = { yaml, text: source.text };
  const visible = document.jobs.filter(({ key, value }) => !key.startsWith('.') && yaml.entries(value).length > 0);
  const jobs = visible.map((entry) => readJob(document, reader, entry));
  return {
    system: 'gitlab',
    name: readText(reader, yaml.get(yaml.get(yaml.root, 'workflow'), 'name')),
    triggers: [],
    env: readVariables(reader, yaml.get(yaml.root, 'variables')),
    jobs: withStages(document, jobs),
    jobsSpan: document.jobs[0]?.keySpan,
    ...none,
  };
}

/** A job without `needs` waits for all jobs of the stages before its own. */
function withStages(document: Unfinished, jobs: readonly Job[]): Job[] {
  const { stages } = document;
  const stageOf = (job: Job): number => {
    const found = document.find(job.id.value, 'stage');
    if (found === 'unknown' || !stages) return -1;
    const name = found ? found.yaml.scalar(found.entry.value) : 'test';
    return stages.indexOf(String(name));
  };
  const placed = jobs.map((job) => ({ job, stage: stageOf(job) }));
  return placed.map(({ job, stage }) => {
    if (document.find(job.id.value, 'needs') || stage < 0) return job;
    const before = placed.filter((other) => other.stage >= 0 && other.stage < stage);
    const needs = before.map(({ job: { id } }): Text => ({ value: id.value, raw: id.value, span: job.id.span }));
    return { ...job, needs };
  });
}

function readJob(document: Unfinished, reader: Reader, { key, keySpan, value }: YamlEntry): Job {
  const { yaml } = reader;
  const own = (name: string): Node | undefined => {
    const found = document.find(key, name);
    return found && found !== 'unknown' && found.own ? found.entry.value : undefined;
  };
  const byDefault = (name: string): Node | undefined =>
    own(name) ?? yaml.get(yaml.get(yaml.root, 'default'), name) ?? yaml.get(yaml.root, name);
  const environment = own('environment');
  const trigger = own('trigger');
  const needs = yaml.items(own('needs')).flatMap((node) => {
    const job = readText(reader, yaml.get(node, 'job') ?? node);
    return job && yaml.get(node, 'project') === undefined && yaml.get(node, 'pipeline') === undefined ? [job] : [];
  });
  return {
    id: { value: key, span: keySpan },
    name: undefined,
    span: value ? yaml.spanOf(value) : { start: keySpan.end, end: keySpan.end },
    needs,
    runner: readTexts(reader, byDefault('tags')),
    steps: [byDefault('before_script'), own('script'), byDefault('after_script')].flatMap((node) =>
      readLines(reader, node, 0).map((run) => scriptStep(run, run.span)),
    ),
    calls: readText(reader, trigger) ?? readText(reader, yaml.get(trigger, 'project')) ?? readInclude(reader, trigger),
    inputs: [],
    env: readVariables(reader, own('variables')),
    outputs: [],
    permissions: undefined,
    condition: undefined,
    timeoutMinutes: readMinutes(reader, byDefault('timeout')),
    concurrency: readGroup(reader, own('resource_group')),
    environment: readText(reader, yaml.get(environment, 'name') ?? environment),
    matrix: readMatrix(reader, yaml.get(own('parallel'), 'matrix')),
    mayFail: readMayFail(reader, own('allow_failure')),
    shell: undefined,
    workingDirectory: undefined,
  };
}

/** The lines of a script; lists inside the list (by references) are taken apart. */
function readLines(reader: Reader, node: Node | undefined, depth: number): Text[] {
  const single = readText(reader, node);
  if (single) return [single];
  if (depth > 10 || (node && 'tag' in node && node.tag === '!reference')) return [];
  return reader.yaml.items(node).flatMap((item) => readLines(reader, item, depth + 1));
}

function readInclude(reader: Reader, trigger: Node | undefined): Text | undefined {
  const include = reader.yaml.get(trigger, 'include');
  const [first] = reader.yaml.items(include);
  return readText(reader, include) ?? readText(reader, reader.yaml.get(first, 'local'));
}

/** `variables`, also in the long form with `value` and `description`. */
function readVariables(reader: Reader, node: Node | undefined): Setting[] {
  const long = reader.yaml.entries(node).flatMap(({ key, keySpan, value }) => {
    const text = readText(reader, reader.yaml.get(value, 'value'));
    return text ? [{ name: { value: key, span: keySpan }, value: text }] : [];
  });
  return [...readSettings(reader, node), ...long];
}

function readGroup(reader: Reader, node: Node | undefined): Job['concurrency'] {
  const group = readText(reader, node);
  return group && { span: group.span, group, cancels: false };
}

function readMayFail(reader: Reader, node: Node | undefined): Placed<boolean | string> | undefined {
  const value = reader.yaml.scalar(node);
  if (typeof value === 'boolean') return { value, span: reader.yaml.spanOf(node) };
  return undefined;
}

/** A time such as `3h 30m` or `90 minutes` in minutes; as it is written when it cannot be read. */
function readMinutes(reader: Reader, node: Node | undefined): Placed<number | string> | undefined {
  const text = readText(reader, node);
  if (!text) return undefined;
  const units: Readonly<Record<string, number>> = { s: 1 / 60, m: 1, h: 60, d: 1_440, w: 10_080 };
  let minutes = 0;
  for (const [, amount, unit = ''] of text.value.matchAll(/(\d+(?:\.\d+)?)\s*([a-z])[a-z]*/gi))
    minutes += Number(amount) * (units[unit.toLowerCase()] ?? Number.NaN);
  return { value: minutes > 0 ? minutes : text.value, span: text.span };
}

function readMatrix(reader: Reader, node: Node | undefined): Matrix | undefined {
  const { yaml } = reader;
  if (!node) return undefined;
  const axes = yaml.items(node).flatMap((row) =>
    yaml.entries(row).map(({ key, value }) => {
      const items = yaml.items(value);
      return { name: key, values: (items.length > 0 ? items : [value]).map((item) => yaml.toValue(item)) };
    }),
  );
  return { span: yaml.spanOf(node), axes, include: [], exclude: [] };
}
