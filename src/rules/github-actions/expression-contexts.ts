import type { Node } from 'yaml';
import type { ExpressionPlace } from '../../parse/github-expression-places';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import type { Job } from '../../parse/pipeline';
import { anything, count, type ExpressionType, either, flag, objectOf, text, typeOfValue } from './expression-types';

const texts = (names: string): Record<string, ExpressionType> =>
  Object.fromEntries(names.split(' ').map((name) => [name, text]));

const mapOfTexts = objectOf({}, text);
const mapOfAnything = objectOf({}, anything);

const github = {
  ...texts(
    'action action_path action_ref action_repository action_status actor actor_id api_url base_ref env event_name event_path',
  ),
  ...texts('graphql_url head_ref job output path ref ref_name ref_type repository repository_id repository_owner'),
  ...texts(
    'repository_owner_id repository_visibility repositoryurl run_attempt run_id run_number secret_source server_url',
  ),
  ...texts('sha state step_summary token triggering_actor workflow workflow_ref workflow_sha workspace'),
  artifact_cache_size_limit: count,
  ref_protected: flag,
  retention_days: count,
};

const service = objectOf({ id: text, network: text, ports: mapOfTexts });

const job = objectOf({
  ...texts('status workflow_ref workflow_sha workflow_repository workflow_file_path'),
  check_run_id: count,
  container: objectOf({ id: text, network: text }),
  services: objectOf({}, service),
});

const runner = objectOf(texts('arch debug environment name os temp tool_cache workspace'));

const strategy = objectOf({ 'fail-fast': flag, 'job-index': count, 'job-total': count, 'max-parallel': count });

const step = objectOf({ outputs: mapOfTexts, outcome: text, conclusion: text });

/** What the contexts hold at one place of a workflow. */
export class WorkflowContexts {
  private readonly jobs: ReadonlyMap<string, Job>;
  private readonly events: ReadonlyMap<string, Node | undefined>;
  private readonly inputs: ExpressionType;
  private readonly secrets: ExpressionType;
  private readonly known = new Map<string, ExpressionType>();

  constructor(private readonly document: GithubWorkflowDocument) {
    const { yaml, pipeline } = document;
    this.jobs = new Map(pipeline.jobs.map((each) => [each.id.value.toLowerCase(), each]));
    const on = yaml?.get(yaml.root, 'on');
    this.events = new Map(pipeline.triggers.map(({ event }) => [event.value, yaml?.get(on, event.value)]));
    // What has no `on` yet is being typed.
    this.inputs =
      this.events.size === 0
        ? mapOfAnything
        : either(this.inputsOf('workflow_call'), this.inputsOf('workflow_dispatch'));
    this.secrets = this.readSecrets();
  }

  /** The type of a context; `undefined` for a name that is no context. */
  at(place: ExpressionPlace, name: string): ExpressionType | undefined {
    switch (name) {
      case 'github':
        return this.remember('github', () => objectOf({ ...github, event: this.event() }));
      case 'env':
      case 'vars':
        return mapOfTexts;
      case 'secrets':
        return this.secrets;
      case 'inputs':
        return this.inputs;
      case 'job':
        return job;
      case 'runner':
        return runner;
      case 'strategy':
        return strategy;
      case 'matrix':
        return this.remember(`matrix ${place.job}`, () => this.matrixOf(place.job));
      case 'steps':
        return this.remember(`steps ${place.job} ${place.step}`, () => this.stepsBefore(place));
      case 'needs':
        return this.remember(`needs ${place.job}`, () => this.needsOf(place.job));
      case 'jobs':
        return this.remember('jobs', () => this.jobsOf([...this.jobs.values()]));
      default:
        return undefined;
    }
  }

  private remember(key: string, make: () => ExpressionType): ExpressionType {
    const known = this.known.get(key) ?? make();
    this.known.set(key, known);
    return known;
  }

  private find(id: string | undefined): Job | undefined {
    return id === undefined ? undefined : this.jobs.get(id.toLowerCase());
  }

  private event(): ExpressionType {
    const known = new Map<string, ExpressionType>();
    // With other events beside it there may be inputs of theirs, or none.
    if (this.events.has('workflow_dispatch') && !this.events.has('workflow_call')) {
      const inputs = this.inputsOf('workflow_dispatch');
      if (inputs.kind === 'object')
        known.set('inputs', objectOf(new Map([...inputs.properties.keys()].map((name) => [name, text])), inputs.rest));
    }
    return objectOf(known, anything);
  }

  private inputsOf(event: 'workflow_call' | 'workflow_dispatch'): ExpressionType {
    const { yaml } = this.document;
    const inputs = yaml?.get(this.events.get(event), 'inputs');
    if (!yaml || !inputs) return objectOf({});
    const types: Readonly<Record<string, ExpressionType>> = {
      boolean: flag,
      number: count,
      string: text,
      choice: text,
      environment: text,
    };
    return objectOf(
      new Map(
        yaml.entries(inputs).map(({ key, value }) => {
          const type = yaml.scalar(yaml.get(value, 'type')) ?? (event === 'workflow_dispatch' ? 'string' : '');
          return [key.toLowerCase(), types[String(type)] ?? anything];
        }),
      ),
    );
  }

  /** A workflow that is only called gets the secrets that it declares; any other may read all of the repository's. */
  private readSecrets(): ExpressionType {
    const { yaml } = this.document;
    const declared = yaml?.entries(yaml.get(this.events.get('workflow_call'), 'secrets')) ?? [];
    if (declared.length === 0 || this.events.size > 1) return mapOfTexts;
    const given = texts('github_token actions_step_debug actions_runner_debug');
    return objectOf({ ...given, ...Object.fromEntries(declared.map(({ key }) => [key.toLowerCase(), text])) });
  }

  private matrixOf(id: string | undefined): ExpressionType {
    const { yaml } = this.document;
    const found = this.find(id);
    if (!yaml || !found) return anything;
    const value = yaml.entry(yaml.root, 'jobs')?.value;
    const node = yaml.get(yaml.get(yaml.get(value, found.id.value), 'strategy'), 'matrix');
    const strategyNode = yaml.get(yaml.get(value, found.id.value), 'strategy');
    if (!node) return yaml.scalar(strategyNode) === undefined ? objectOf({}) : anything;
    if (yaml.scalar(node) !== undefined) return anything;
    const properties = new Map<string, ExpressionType>();
    const add = (name: string, type: ExpressionType): void => {
      const before = properties.get(name.toLowerCase());
      properties.set(name.toLowerCase(), before ? either(before, type) : type);
    };
    let open = false;
    for (const { key, value: axis } of yaml.entries(node)) {
      const made = yaml.toValue(axis);
      if (key === 'exclude') continue;
      if (!Array.isArray(made)) {
        if (key === 'include') open = true;
        else add(key, anything);
      } else if (key === 'include') {
        for (const row of made) {
          if (typeof row !== 'object' || row === null) open = true;
          else for (const [name, item] of Object.entries(row)) add(name, typeOfValue(item));
        }
      } else add(key, made.length > 0 ? made.map((item) => typeOfValue(item)).reduce(either) : anything);
    }
    return objectOf(properties, open ? anything : undefined);
  }

  private stepsBefore({ job: id, step: index }: ExpressionPlace): ExpressionType {
    const found = this.find(id);
    if (!found) return anything;
    const known = new Map<string, ExpressionType>();
    for (const each of found.steps.slice(0, index ?? found.steps.length)) {
      if (each.id?.includes('${{')) return mapOfAnything;
      if (each.id !== undefined) known.set(each.id.toLowerCase(), step);
    }
    return objectOf(known);
  }

  private needsOf(id: string | undefined): ExpressionType {
    const found = this.find(id);
    if (!found || found.needs.some(({ value }) => value.includes('${{'))) return mapOfAnything;
    return this.jobsOf(found.needs.flatMap(({ value }) => this.find(value) ?? []));
  }

  private jobsOf(those: readonly Job[]): ExpressionType {
    const known = those.map((each) => {
      const names = each.outputs.map(({ name }) => [name.value.toLowerCase(), text] as const);
      const outputs = each.calls ? mapOfTexts : objectOf(new Map(names));
      return [each.id.value.toLowerCase(), objectOf({ outputs, result: text })] as const;
    });
    return objectOf(new Map(known));
  }
}
