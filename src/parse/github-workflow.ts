import type { Node } from 'yaml';
import { remember } from '../core/remember';
import type { Source, SourceDocument } from '../core/rule';
import type { Span } from '../core/span';
import { readJob } from './github-workflow-job';
import { readConcurrency, readDefaults, readPermissions, readSettings, readText } from './github-workflow-parts';
import type { Pipeline, Text, Trigger } from './pipeline';
import { readScript } from './pipeline-script';
import type { ParseShell, ShellCommand } from './shell';
import { parseYaml, statementStart, type YamlDocument, type YamlFile, type YamlProblem } from './yaml';

/** A GitHub Actions workflow: its YAML and what it means as a pipeline. */
export interface GithubWorkflowDocument extends SourceDocument {
  readonly file: YamlFile;
  /** The first document of the file, the only one that GitHub reads; `undefined` in an empty file. */
  readonly yaml: YamlDocument | undefined;
  readonly pipeline: Pipeline;
  /** The commands of a step's script, wherever they stand in it; spans are offsets in the file. */
  commands(run: Text): readonly ShellCommand[];
  /** What GitHub's own parser refuses; empty while the YAML itself is broken. */
  schemaProblems(): readonly YamlProblem[];
}

let loading: Promise<(source: Source) => GithubWorkflowDocument> | undefined;

/** Loads GitHub's parser and the shell's grammar once; the result reads any text without throwing. */
export function loadGithubWorkflow(): Promise<(source: Source) => GithubWorkflowDocument> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<(source: Source) => GithubWorkflowDocument> {
  const [{ findSchemaProblems }, { loadShell }] = await Promise.all([
    import('./github-workflow-schema'),
    import('./shell'),
  ]);
  const parseShell = await loadShell();
  return (source) => parseGithubWorkflow(source, parseShell, findSchemaProblems);
}

function parseGithubWorkflow(
  source: Source,
  parseShell: ParseShell,
  findSchemaProblems: (yaml: YamlDocument, text: string) => YamlProblem[],
): GithubWorkflowDocument {
  const file = parseYaml(source.text, { mergeKeys: false });
  const yaml = file.documents[0];
  let schemaProblems: readonly YamlProblem[] | undefined;
  return {
    source,
    file,
    yaml,
    comments: file.comments,
    pipeline: readPipeline(yaml, source.text),
    commands: remember((run: Text) => readScript(run, parseShell)),
    schemaProblems: () => {
      schemaProblems ??= yaml && file.problems.length === 0 ? findSchemaProblems(yaml, source.text) : [];
      return schemaProblems;
    },
    statementStart: (offset) => statementStart(file, source.text, offset),
  };
}

function readPipeline(yaml: YamlDocument | undefined, text: string): Pipeline {
  if (!yaml) return emptyPipeline;
  const { root } = yaml;
  const jobs = yaml.entry(root, 'jobs');
  const reader = { yaml, text };
  return {
    system: 'github',
    name: readText(reader, yaml.get(root, 'name')),
    // YAML 1.1 readers take a bare `on` for true; GitHub and this parser take it as written.
    triggers: readTriggers(reader, yaml.get(root, 'on')),
    permissions: readPermissions(reader, yaml.entry(root, 'permissions')),
    concurrency: readConcurrency(reader, yaml.entry(root, 'concurrency')),
    env: readSettings(reader, yaml.get(root, 'env')),
    ...readDefaults(reader, root),
    jobs: yaml.entries(jobs?.value).map((entry) => readJob(reader, entry)),
    jobsSpan: jobs?.keySpan,
  };
}

function readTriggers(reader: { yaml: YamlDocument; text: string }, node: Node | undefined): Trigger[] {
  const { yaml } = reader;
  const single = readText(reader, node);
  if (single) return [{ event: single, filters: [] }];
  const listed = yaml.items(node).flatMap((item) => readText(reader, item) ?? []);
  if (listed.length > 0) return listed.map((event) => ({ event, filters: [] }));
  return yaml.entries(node).map(({ key, keySpan, value }) => ({
    event: { value: key, span: keySpan as Span },
    filters: readFilters(reader, key, value),
  }));
}

function readFilters(
  reader: { yaml: YamlDocument; text: string },
  event: string,
  node: Node | undefined,
): Trigger['filters'] {
  const { yaml } = reader;
  const texts = (from: Node | undefined) => {
    const single = readText(reader, from);
    return single ? [single] : yaml.items(from).flatMap((item) => readText(reader, item) ?? []);
  };
  if (event === 'schedule') {
    return [
      { name: 'cron', values: yaml.items(node).flatMap((item) => readText(reader, yaml.get(item, 'cron')) ?? []) },
    ];
  }
  return yaml.entries(node).map(({ key, value }) => ({ name: key, values: texts(value) }));
}

const emptyPipeline: Pipeline = {
  system: 'github',
  name: undefined,
  triggers: [],
  permissions: undefined,
  concurrency: undefined,
  env: [],
  shell: undefined,
  workingDirectory: undefined,
  jobs: [],
  jobsSpan: undefined,
};
