import type { Source, SourceDocument } from '../core/rule';
import { type CircleRun, readCall } from './circleci-calls';
import { readCirclePipeline } from './circleci-pipeline';
import type { Pipeline, Text } from './pipeline';
import { readScript } from './pipeline-script';
import { rememberScripts } from './remember-scripts';
import type { ParseShell, ShellCommand } from './shell';
import { parseYaml, statementStart, type YamlDocument, type YamlEntry, type YamlFile } from './yaml';

/** A CircleCI configuration: its YAML, the named parts of it, and what it means as a pipeline. */
export interface CircleCiDocument extends SourceDocument {
  readonly file: YamlFile;
  readonly yaml: YamlDocument | undefined;
  readonly jobs: readonly YamlEntry[];
  readonly ownCommands: readonly YamlEntry[];
  readonly executors: readonly YamlEntry[];
  readonly orbs: readonly YamlEntry[];
  /** The jobs of all workflows, in order. */
  readonly runs: readonly CircleRun[];
  readonly pipeline: Pipeline;
  /** The commands of a step's script. */
  commands(run: Text): readonly ShellCommand[];
}

let loading: Promise<(source: Source) => CircleCiDocument> | undefined;

/** Loads the shell's grammar once; the result reads any text without throwing. */
export function loadCircleCi(): Promise<(source: Source) => CircleCiDocument> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<(source: Source) => CircleCiDocument> {
  const { loadShell } = await import('./shell');
  const parseShell = await loadShell();
  return (source) => parseCircleCi(source, parseShell);
}

function parseCircleCi(source: Source, parseShell: ParseShell): CircleCiDocument {
  const file = parseYaml(source.text);
  const yaml = file.documents[0];
  const part = (key: string): readonly YamlEntry[] => (yaml ? yaml.entries(yaml.get(yaml.root, key)) : []);
  const document = {
    source,
    file,
    yaml,
    jobs: part('jobs'),
    ownCommands: part('commands'),
    executors: part('executors'),
    orbs: part('orbs'),
    runs: yaml ? readRuns(yaml) : [],
    comments: file.comments,
    commands: rememberScripts((run: Text) => readScript(mask(run), parseShell)),
    statementStart: (offset: number) => statementStart(file, source.text, offset),
  };
  return { ...document, pipeline: readCirclePipeline(document) };
}

function readRuns(yaml: YamlDocument): CircleRun[] {
  return yaml.entries(yaml.get(yaml.root, 'workflows')).flatMap(({ key, value }) =>
    yaml.items(yaml.get(value, 'jobs')).flatMap((node) => {
      const call = readCall(yaml, node);
      if (!call) return [];
      const name = yaml.scalar(yaml.get(call.given, 'name'));
      return [{ ...call, workflow: key, as: typeof name === 'string' ? name : call.name }];
    }),
  );
}

/** `<< … >>` is replaced before the shell sees it; to the shell it would be a document that is read in. */
function mask(run: Text): Text {
  const raw = run.raw.replace(
    /<<-?\s*[a-z][\w.]*(?:\s*\|[^>]*)?\s*>>/g,
    (expression) => `$${'x'.repeat(expression.length - 1)}`,
  );
  return { ...run, raw };
}
