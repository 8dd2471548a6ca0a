import type { JsonSchema } from './check';

/** What is expected of one job, found by its id, its name or what it runs. */
export interface JobExpectation {
  readonly id?: string;
  /** Over id and name. */
  readonly match?: string;
  readonly needs?: { readonly includes: readonly string[] };
  readonly runs?: { readonly matches: string };
  readonly uses?: { readonly matches: string };
  readonly timeout?: boolean;
}

/** What is expected of steps, found by what they run or use. */
export interface StepExpectation {
  readonly runs?: string;
  readonly uses?: string;
  readonly job?: string;
  readonly cache?: boolean;
  readonly blocking?: boolean;
}

/** A change made to the clean copy before the run. */
export interface Mutation {
  readonly file: string;
  readonly copy?: string;
  readonly replace?: readonly { readonly matches: string; readonly with: string }[];
  readonly delete?: boolean;
  /** What was done, for messages: `the training learns nothing`. */
  readonly says?: string;
}

export interface RunExpectation {
  readonly fails?: boolean;
  readonly failAt?: string;
  readonly runs?: readonly string[];
  readonly stops?: readonly string[];
  readonly outside?: { readonly exist?: readonly string[]; readonly absent?: readonly string[] };
}

export interface ExecuteOptions {
  readonly from?: 'git' | 'worktree';
  readonly event?: string;
  readonly branch?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The repository's variables and secrets, as `vars.…` and `secrets.…` read them. */
  readonly vars?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly skip?: readonly string[];
  readonly python?: boolean;
  readonly mutate?: readonly Mutation[];
  readonly expect?: 'success' | RunExpectation;
}

export interface WorkflowOptions {
  readonly file?: string;
  readonly system?: 'github';
  readonly triggers?: { readonly includes: readonly string[]; readonly branches?: readonly string[] };
  readonly permissions?: { readonly max: Readonly<Record<string, 'none' | 'read' | 'write'>> };
  readonly jobs?: readonly JobExpectation[];
  readonly order?: readonly (readonly [string, string])[];
  readonly steps?: readonly StepExpectation[];
  readonly execute?: ExecuteOptions;
}

const text = (description: string): JsonSchema => ({ type: 'string', description });
const texts = (description: string): JsonSchema => ({ type: 'array', items: { type: 'string' }, description });
const object = (properties: Record<string, JsonSchema>, more: Record<string, unknown> = {}): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...more,
});
const matches = (description: string): JsonSchema => object({ matches: text(description) }, { required: ['matches'] });

const expectation = object({
  fails: { type: 'boolean', description: 'The run must fail.' },
  failAt: text('Regular expression over the name, script or action of the step that fails first.'),
  runs: texts('Regular expressions: for each a step that matches must have run well.'),
  stops: texts('Regular expressions: no step that matches one may have run.'),
  outside: object({
    exist: texts('Globs in the folder `{outside}`, which stands for the world outside the runner.'),
    absent: texts('Globs in that folder that must match nothing.'),
  }),
});

const mutation = object(
  {
    file: text('File in the clean copy.'),
    copy: text('File of the exercise that takes its place.'),
    replace: {
      type: 'array',
      items: object(
        { matches: text('Regular expression.'), with: text('Replacement.') },
        { required: ['matches', 'with'] },
      ),
    },
    delete: { type: 'boolean' },
    says: text('What was done, for messages, e.g. `the training learns nothing`.'),
  },
  { required: ['file'] },
);

/** The schema of the options of a `workflow` check. */
export const workflowSchema: JsonSchema = object({
  file: text('The workflow, relative to the workspace.'),
  system: { enum: ['github'], description: 'Any workflow of this system will do, as without a file.' },
  triggers: object(
    {
      includes: texts('Events that must start it.'),
      branches: texts('Branches that a push must not be filtered out for.'),
    },
    { required: ['includes'] },
  ),
  permissions: object(
    { max: { type: 'object', additionalProperties: { enum: ['none', 'read', 'write'] } } },
    { required: ['max'], description: 'No job may have more; what is not named is `none`.' },
  ),
  jobs: {
    type: 'array',
    items: object({
      id: text('The id of the job.'),
      match: text('Regular expression over its id and name.'),
      needs: object(
        { includes: texts('Regular expressions over jobs that must end before, directly or over others.') },
        { required: ['includes'] },
      ),
      runs: matches('Regular expression over the scripts of the job; without `id` and `match` it finds the job.'),
      uses: matches('Regular expression over the actions of the job.'),
      timeout: { type: 'boolean', description: 'The job must have `timeout-minutes` below 360, the default.' },
    }),
  },
  order: {
    type: 'array',
    items: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 },
    description:
      'Pairs of regular expressions over steps: before each of the second one of the first has run, in the same job or one it needs.',
  },
  steps: {
    type: 'array',
    items: object({
      runs: text('Regular expression over the script.'),
      uses: text('Regular expression over the action.'),
      job: text('Regular expression over the job.'),
      cache: { type: 'boolean', description: 'It, or a step before it in the job, keeps downloads for the next run.' },
      blocking: { type: 'boolean', description: 'Its failure fails the job: no `continue-on-error`, no `|| true`.' },
    }),
  },
  execute: object({
    from: {
      enum: ['git', 'worktree'],
      description: '`git`: the last commit. `worktree`: tracked files as they are. Default: `git`',
    },
    event: text('The event of the run. Default: `push`'),
    branch: text('The branch of the run. Default: `main`'),
    env: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: '`{outside}` stands for a folder that outlives the jobs.',
    },
    vars: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: "The repository's variables; `{outside}` as in `env`.",
    },
    secrets: { type: 'object', additionalProperties: { type: 'string' }, description: "The repository's secrets." },
    skip: texts('Regular expressions over actions that are not even simulated.'),
    python: { type: 'boolean', description: 'Give the steps a throw-away copy of the prepared environment.' },
    mutate: { type: 'array', items: mutation },
    expect: { anyOf: [{ const: 'success' }, expectation] },
  }),
});
