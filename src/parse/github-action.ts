import type { Node } from 'yaml';
import { remember } from '../core/remember';
import type { Source } from '../core/rule';
import type { GithubWorkflowDocument } from './github-workflow';
import { readStep } from './github-workflow-job';
import { readText } from './github-workflow-parts';
import type { Job, Pipeline, Text } from './pipeline';
import { readScript } from './pipeline-script';
import type { ParseShell } from './shell';
import { parseYaml, statementStart, type YamlDocument } from './yaml';

/** An `action.yml`, shown as a pipeline with one job whose steps are those of a composite action, so that rules of workflows' steps hold for it. */
export type GithubActionDocument = GithubWorkflowDocument;

let loading: Promise<(source: Source) => GithubActionDocument> | undefined;

/** Loads the shell's grammar once; the result reads any text without throwing. */
export function loadGithubAction(): Promise<(source: Source) => GithubActionDocument> {
  loading ??= import('./shell')
    .then(({ loadShell }) => loadShell())
    .then((parseShell) => (source: Source) => parseGithubAction(source, parseShell))
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

function parseGithubAction(source: Source, parseShell: ParseShell): GithubActionDocument {
  const file = parseYaml(source.text, { mergeKeys: false });
  const yaml = file.documents[0];
  return {
    source,
    file,
    yaml,
    comments: file.comments,
    pipeline: readPipeline(yaml, source.text),
    commands: remember((run: Text) => readScript(run, parseShell)),
    schemaProblems: () => [],
    statementStart: (offset) => statementStart(file, source.text, offset),
  };
}

function readPipeline(yaml: YamlDocument | undefined, text: string): Pipeline {
  const nothing = {
    system: 'github' as const,
    triggers: [],
    permissions: undefined,
    concurrency: undefined,
    env: [],
    shell: undefined,
    workingDirectory: undefined,
  };
  const runs = yaml?.entry(yaml.root, 'runs');
  if (!yaml || !runs) return { ...nothing, name: undefined, jobs: [], jobsSpan: undefined };
  const steps: readonly Node[] = yaml.items(yaml.get(runs.value, 'steps'));
  const job: Job = {
    id: { value: 'runs', span: runs.keySpan },
    name: undefined,
    span: runs.value ? yaml.spanOf(runs.value) : runs.keySpan,
    needs: [],
    runner: [],
    steps: steps.map((node) => readStep({ yaml, text }, node)),
    calls: undefined,
    inputs: [],
    env: [],
    outputs: [],
    permissions: undefined,
    condition: undefined,
    timeoutMinutes: undefined,
    concurrency: undefined,
    environment: undefined,
    matrix: undefined,
    mayFail: undefined,
    shell: undefined,
    workingDirectory: undefined,
  };
  return {
    ...nothing,
    name: readText({ yaml, text }, yaml.get(yaml.root, 'name')),
    jobs: [job],
    jobsSpan: runs.keySpan,
  };
}
