import type { Node } from 'yaml';
import type { Fix, Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { GitlabCiDocument } from '../../parse/gitlab-ci';
import type { YamlDocument } from '../../parse/yaml';
import { distinct } from '../distinct';
import { explainEachYaml } from '../explain-yaml';
import type { GitlabRule } from './rule';
import { checkForms } from './value-forms';
import { foreignKeys, gitlabKeys, gitlabValues, removedReports } from './vocabulary';

/** A configuration must be one that GitLab accepts. */
export const syntax: GitlabRule = {
  id: 'gitlab-ci/syntax',
  summary: 'Write a configuration that GitLab accepts.',
  why: 'GitLab runs nothing of a file with one wrong word: no test, no evaluation, no nightly retraining. A scheduled pipeline then fails where nobody looks, and the model in production ages.',
  severity: 'error',
  aliases: [],
  fixable: true,
  *check(document) {
    yield* explainEachYaml(document.file.problems);
    if (document.yaml) yield* distinct(checkAll(document, document.yaml));
  },
};

function* checkAll(document: GitlabCiDocument, yaml: YamlDocument): Generator<Problem> {
  const { root } = yaml;
  yield* checkKeys(yaml, yaml.get(root, 'default'), gitlabKeys.default, 'in `default`', gitlabKeys.job);
  const workflow = yaml.get(root, 'workflow');
  yield* checkKeys(yaml, workflow, gitlabKeys.workflow, 'in `workflow`');
  for (const rule of yaml.items(yaml.get(workflow, 'rules')))
    yield* checkValue(yaml, yaml.get(rule, 'when'), gitlabValues.workflowWhen, 'when');
  for (const { key, value } of document.jobs) {
    if (key.startsWith('.')) continue;
    yield* checkKeys(yaml, value, gitlabKeys.job, `in the job \`${key}\``);
    yield* checkJob(yaml, value);
  }
  for (const holder of [root, yaml.get(root, 'default')]) yield* checkCache(yaml, yaml.get(holder, 'cache'));
  yield* checkForms(document, yaml);
}

function* checkJob(yaml: YamlDocument, job: Node | undefined): Generator<Problem> {
  yield* checkValue(yaml, yaml.get(job, 'when'), gitlabValues.when, 'when');
  for (const rule of yaml.items(yaml.get(job, 'rules'))) {
    yield* checkKeys(yaml, rule, gitlabKeys.rule, 'in a rule');
    yield* checkValue(yaml, yaml.get(rule, 'when'), gitlabValues.when, 'when');
  }
  const artifacts = yaml.get(job, 'artifacts');
  yield* checkKeys(yaml, artifacts, gitlabKeys.artifacts, 'in `artifacts`');
  yield* checkValue(yaml, yaml.get(artifacts, 'when'), gitlabValues.keep, 'when');
  yield* checkReports(yaml, yaml.get(artifacts, 'reports'));
  yield* checkCache(yaml, yaml.get(job, 'cache'));
  const environment = yaml.get(job, 'environment');
  yield* checkKeys(yaml, environment, gitlabKeys.environment, 'in `environment`');
  yield* checkValue(yaml, yaml.get(environment, 'action'), gitlabValues.action, 'action');
  yield* checkValue(yaml, yaml.get(environment, 'deployment_tier'), gitlabValues.tier, 'deployment_tier');
  yield* checkNumber(yaml, yaml.get(job, 'parallel'), 1, 200, 'parallel');
  const retry = yaml.get(job, 'retry');
  yield* checkNumber(yaml, yaml.get(retry, 'max') ?? retry, 0, 2, 'retry');
}

function* checkReports(yaml: YamlDocument, reports: Node | undefined): Generator<Problem> {
  yield* checkKeys(yaml, reports, gitlabKeys.reports, 'in `reports`');
  for (const { key, keySpan } of yaml.entries(reports)) {
    const remedy = removedReports[key];
    if (remedy)
      yield { span: keySpan, message: `GitLab knows \`reports: ${key}\` no longer and refuses the file. ${remedy}.` };
  }
}

function* checkCache(yaml: YamlDocument, cache: Node | undefined): Generator<Problem> {
  const items = yaml.items(cache);
  for (const each of items.length > 0 ? items : [cache]) {
    yield* checkKeys(yaml, each, gitlabKeys.cache, 'in `cache`');
    yield* checkValue(yaml, yaml.get(each, 'policy'), gitlabValues.policy, 'policy');
    yield* checkValue(yaml, yaml.get(each, 'when'), gitlabValues.keep, 'when');
  }
}

/** Only a key that is near a known one, or that belongs elsewhere, is surely wrong: GitLab gets new ones. */
function* checkKeys(
  yaml: YamlDocument,
  node: Node | undefined,
  known: readonly string[],
  place: string,
  elsewhere: readonly string[] = [],
): Generator<Problem> {
  for (const { key, keySpan } of yaml.entries(node)) {
    if (known.includes(key) || key === '<<' || keySpan.end <= keySpan.start) continue;
    if (elsewhere.includes(key)) {
      yield {
        span: keySpan,
        message: `\`${key}\` cannot stand ${place}, and GitLab refuses the file. Write it in each job.`,
      };
      continue;
    }
    const foreign = known === gitlabKeys.job ? foreignKeys[key] : undefined;
    const near = foreign ? undefined : nearestName(key, known);
    if (!foreign && !near) continue;
    const fix: Fix | undefined = near
      ? { title: `Write ${near}`, edits: [{ span: keySpan, text: near }], safe: false }
      : undefined;
    yield {
      span: keySpan,
      message: `GitLab does not know \`${key}\` ${place} and refuses the file. ${foreign ? `It calls this ${foreign}` : `You may mean \`${near}\``}.`,
      ...(fix && { fix }),
    };
  }
}

function* checkValue(
  yaml: YamlDocument,
  node: Node | undefined,
  known: readonly string[],
  key: string,
): Generator<Problem> {
  const value = yaml.scalar(node);
  if (typeof value !== 'string' || value.includes('$') || known.includes(value)) return;
  const near = nearestName(value, known);
  const span = yaml.spanOf(node);
  yield {
    span,
    message: `\`${key}\` cannot be \`${value.slice(0, 60)}\` here, so GitLab refuses the file. ${near ? `You may mean \`${near}\`.` : `It can be ${known.map((each) => `\`${each}\``).join(', ')}.`}`,
    ...(near && { fix: { title: `Write ${near}`, edits: [{ span, text: near }], safe: false } }),
  };
}

function* checkNumber(
  yaml: YamlDocument,
  node: Node | undefined,
  least: number,
  most: number,
  key: string,
): Generator<Problem> {
  const value = yaml.scalar(node);
  if (typeof value !== 'number' || (value >= least && value <= most)) return;
  yield {
    span: yaml.spanOf(node),
    message: `\`${key}\` cannot be ${value}. Give it a number from ${least} to ${most}.`,
  };
}
