import type { Node } from 'yaml';
import type { CircleCiDocument } from './circleci';
import { type CircleRun, readCall } from './circleci-calls';
import { readSettings, readText, readTexts } from './github-workflow-parts';
import type { Job, Matrix, Pipeline, Step } from './pipeline';
import type { YamlDocument, YamlEntry } from './yaml';

type Unfinished = Pick<CircleCiDocument, 'source' | 'yaml' | 'jobs' | 'ownCommands' | 'executors' | 'runs'>;
type Reader = { readonly yaml: YamlDocument; readonly text: string };

/** What a CircleCI configuration means as a pipeline: one job for each that a workflow runs, with the steps of the file's own commands. */
export function readCirclePipeline(document: Unfinished): Pipeline {
  const { yaml, source, jobs, runs } = document;
  const reader = yaml && { yaml, text: source.text };
  const byName = new Map(jobs.map((entry) => [entry.key, entry]));
  const called = runs.map((run) => ({ run, entry: byName.get(run.name) }));
  const idle = jobs
    .filter(({ key }) => !runs.some((run) => run.name === key))
    .map((entry) => ({ run: undefined, entry }));
  return {
    system: 'circleci',
    name: undefined,
    triggers: reader ? readTriggers(reader) : [],
    permissions: undefined,
    concurrency: undefined,
    env: [],
    shell: undefined,
    workingDirectory: undefined,
    jobs: reader ? [...called, ...idle].map(({ run, entry }) => readJob(document, reader, run, entry)) : [],
    jobsSpan: yaml?.entry(yaml.root, 'jobs')?.keySpan,
  };
}

function readTriggers({ yaml }: Reader): Pipeline['triggers'] {
  return yaml.entries(yaml.get(yaml.root, 'workflows')).flatMap(({ value }) =>
    yaml.items(yaml.get(value, 'triggers')).flatMap((trigger) => {
      const [schedule] = yaml.entries(trigger);
      return schedule ? [{ event: { value: schedule.key, span: schedule.keySpan }, filters: [] }] : [];
    }),
  );
}

function readJob(document: Unfinished, reader: Reader, run: CircleRun | undefined, entry: YamlEntry | undefined): Job {
  const { yaml } = reader;
  const body = entry?.value;
  const get = (name: string): Node | undefined => yaml.get(body, name);
  const id = run
    ? { value: run.as, span: run.span }
    : { value: entry?.key ?? '', span: entry?.keySpan ?? { start: 0, end: 0 } };
  const requires = yaml.items(yaml.get(run?.given, 'requires')).flatMap((node) => {
    const text = readText(reader, node);
    const [first] = yaml.entries(node);
    return text ?? (first ? { value: first.key, raw: first.key, span: first.keySpan } : []);
  });
  const group = readText(reader, yaml.get(run?.given, 'serial-group'));
  const executor = get('executor');
  return {
    id,
    name: run && run.as !== run.name ? { value: run.name, raw: run.name, span: run.span } : undefined,
    span: body ? yaml.spanOf(body) : { start: id.span.end, end: id.span.end },
    needs: requires,
    runner: readTexts(reader, yaml.get(executor, 'name') ?? executor ?? get('resource_class')),
    steps: readSteps(document, reader, get('steps'), 0),
    calls: undefined,
    inputs: readSettings(reader, run?.given),
    env: readSettings(reader, get('environment')),
    outputs: [],
    permissions: undefined,
    condition: undefined,
    timeoutMinutes: undefined,
    concurrency: group && { span: group.span, group, cancels: false },
    environment: undefined,
    matrix: readMatrix(reader, yaml.get(run?.given, 'matrix')),
    mayFail: undefined,
    shell: readText(reader, get('shell')),
    workingDirectory: readText(reader, get('working_directory')),
  };
}

function readSteps(document: Unfinished, reader: Reader, list: Node | undefined, depth: number): Step[] {
  const { yaml } = reader;
  if (depth > 8) return [];
  return yaml.items(list).flatMap((node) => {
    const call = readCall(yaml, node);
    if (!call) return [];
    if (call.name === 'when' || call.name === 'unless')
      return readSteps(document, reader, yaml.get(call.given, 'steps'), depth + 1);
    const command = document.ownCommands.find(({ key }) => key === call.name);
    if (command) return readSteps(document, reader, yaml.get(command.value, 'steps'), depth + 1);
    const isRun = call.name === 'run';
    const get = (name: string): Node | undefined => (isRun ? yaml.get(call.given, name) : undefined);
    const always = get('when');
    const limit = get('no_output_timeout');
    return [
      {
        span: yaml.spanOf(node),
        id: undefined,
        name: readText(reader, get('name')),
        run: isRun ? (readText(reader, call.given) ?? readText(reader, get('command'))) : undefined,
        uses: isRun ? undefined : { value: call.name, raw: call.name, span: call.span },
        inputs: isRun ? [] : readSettings(reader, call.given),
        env: readSettings(reader, get('environment')),
        condition: readText(reader, always),
        shell: readText(reader, get('shell')),
        workingDirectory: readText(reader, get('working_directory')),
        mayFail: undefined,
        timeoutMinutes: limit && { value: String(yaml.scalar(limit) ?? ''), span: yaml.spanOf(limit) },
      },
    ];
  });
}

function readMatrix({ yaml }: Reader, node: Node | undefined): Matrix | undefined {
  if (!node) return undefined;
  const axes = yaml
    .entries(yaml.get(node, 'parameters'))
    .map(({ key, value }) => ({ name: key, values: yaml.items(value).map((item) => yaml.toValue(item)) }));
  const exclude = yaml.items(yaml.get(node, 'exclude')).map((item) => yaml.toValue(item) as Record<string, unknown>);
  return { span: yaml.spanOf(node), axes, include: [], exclude };
}
