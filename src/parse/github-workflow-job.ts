import type { Node } from 'yaml';
import {
  readConcurrency,
  readDefaults,
  readFlag,
  readNumber,
  readPermissions,
  readSettings,
  readText,
  readTexts,
  type WorkflowReader,
} from './github-workflow-parts';
import type { Job, Matrix, Step } from './pipeline';
import type { YamlEntry } from './yaml';

/** Reads one job of a workflow; a part of the wrong type is left out, never guessed. */
export function readJob(reader: WorkflowReader, { key, keySpan, value }: YamlEntry): Job {
  const { yaml } = reader;
  const get = (name: string): Node | undefined => yaml.get(value, name);
  const runner = get('runs-on');
  const environment = get('environment');
  return {
    id: { value: key, span: keySpan },
    name: readText(reader, get('name')),
    span: value ? yaml.spanOf(value) : { start: keySpan.end, end: keySpan.end },
    needs: readTexts(reader, get('needs')),
    runner: readTexts(reader, yaml.get(runner, 'labels') ?? runner),
    steps: yaml.items(get('steps')).map((node) => readStep(reader, node)),
    calls: readText(reader, get('uses')),
    inputs: readSettings(reader, get('with')),
    env: readSettings(reader, get('env')),
    outputs: readSettings(reader, get('outputs')),
    permissions: readPermissions(reader, yaml.entry(value, 'permissions')),
    condition: readText(reader, get('if')),
    timeoutMinutes: readNumber(reader, get('timeout-minutes')),
    concurrency: readConcurrency(reader, yaml.entry(value, 'concurrency')),
    environment: readText(reader, yaml.get(environment, 'name') ?? environment),
    matrix: readMatrix(reader, yaml.get(get('strategy'), 'matrix')),
    mayFail: readFlag(reader, get('continue-on-error')),
    ...readDefaults(reader, value),
  };
}

/** Reads one step of a job or of a composite action. */
export function readStep(reader: WorkflowReader, node: Node): Step {
  const { yaml } = reader;
  const get = (name: string): Node | undefined => yaml.get(node, name);
  return {
    span: yaml.spanOf(node),
    id: readText(reader, get('id'))?.value,
    name: readText(reader, get('name')),
    run: readText(reader, get('run')),
    uses: readText(reader, get('uses')),
    inputs: readSettings(reader, get('with')),
    env: readSettings(reader, get('env')),
    condition: readText(reader, get('if')),
    shell: readText(reader, get('shell')),
    workingDirectory: readText(reader, get('working-directory')),
    mayFail: readFlag(reader, get('continue-on-error')),
    timeoutMinutes: readNumber(reader, get('timeout-minutes')),
  };
}

function readMatrix(reader: WorkflowReader, node: Node | undefined): Matrix | undefined {
  const { yaml } = reader;
  if (!node) return undefined;
  const span = yaml.spanOf(node);
  if (yaml.scalar(node) !== undefined) return { span, axes: undefined, include: [], exclude: [] };
  const rows = (name: string): Record<string, unknown>[] =>
    yaml.items(yaml.get(node, name)).map((item) => yaml.toValue(item) as Record<string, unknown>);
  const axes = yaml.entries(node).filter(({ key }) => key !== 'include' && key !== 'exclude');
  return {
    span,
    axes: axes.map(({ key, value }) => ({ name: key, values: yaml.items(value).map((item) => yaml.toValue(item)) })),
    include: rows('include').filter((row) => typeof row === 'object' && row !== null),
    exclude: rows('exclude').filter((row) => typeof row === 'object' && row !== null),
  };
}
