import { isMap, isSeq, type Node } from 'yaml';
import type { Problem } from '../../core/finding';
import { type GitlabCiDocument, gitlabKeywords } from '../../parse/gitlab-ci';
import type { YamlDocument } from '../../parse/yaml';

/** Values that have the wrong form: a text where GitLab wants a list, a name that is taken. */
export function* checkForms({ jobs }: GitlabCiDocument, yaml: YamlDocument): Generator<Problem> {
  yield* checkNames(yaml, jobs);
  for (const holder of [yaml.root, yaml.get(yaml.root, 'default')])
    yield* checkServices(yaml, yaml.get(holder, 'services'));
  for (const { key, value } of jobs) {
    if (key.startsWith('.')) continue;
    yield* checkServices(yaml, yaml.get(value, 'services'));
    yield* checkCoverage(yaml, yaml.get(value, 'coverage'));
    for (const rule of yaml.items(yaml.get(value, 'rules')))
      for (const name of ['changes', 'exists']) yield* checkPaths(yaml, yaml.get(rule, name), name);
  }
}

function* checkNames(yaml: YamlDocument, jobs: GitlabCiDocument['jobs']): Generator<Problem> {
  for (const { key, keySpan, value } of yaml.entries(yaml.root))
    if (gitlabKeywords.has(key) && key !== 'default' && isMap(value) && yaml.entry(value, 'script'))
      yield {
        span: keySpan,
        message: `\`${key}\` is a word of GitLab and cannot be the name of a job, so GitLab refuses the file. Give the job another name.`,
      };
  for (const { key, keySpan } of jobs) {
    if (/^(?:true|false|nil|null)$/.test(key))
      yield {
        span: keySpan,
        message: `A job cannot be called \`${key}\`, and GitLab refuses the file. Give it another name.`,
      };
    else if (key.length > 255)
      yield {
        span: keySpan,
        message: `This job's name has ${key.length} characters, and GitLab takes 255 at most. Give it a shorter one.`,
      };
  }
}

function* checkServices(yaml: YamlDocument, services: Node | undefined): Generator<Problem> {
  const single = yaml.scalar(services);
  if (typeof single === 'string' && !single.includes('$[['))
    yield {
      span: yaml.spanOf(services),
      message: `\`services\` is a list, and GitLab refuses a text here. Write \`[${single.slice(0, 60)}]\`.`,
      fix: { title: 'Make it a list', edits: around(yaml, services, '[', ']'), safe: false },
    };
  for (const service of yaml.items(services)) {
    if (!isMap(service) || yaml.entry(service, 'name') || yaml.entries(service).length === 0) continue;
    yield {
      span: yaml.spanOf(service),
      message: 'This service has no `name`, the image that it runs, and GitLab refuses the file. Add it.',
    };
  }
}

function* checkCoverage(yaml: YamlDocument, node: Node | undefined): Generator<Problem> {
  const value = yaml.scalar(node);
  if (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && (/^\/.+\/$/s.test(value) || value.includes('$[[')))
  )
    return;
  yield {
    span: yaml.spanOf(node),
    message: `\`coverage\` is a pattern between slashes that finds the figure in the job's log, and GitLab refuses \`${String(value).slice(0, 60)}\`. Write e.g. \`'/TOTAL.*? (100(?:\\.0+)?%|[1-9]?\\d(?:\\.\\d+)?%)$/'\`.`,
  };
}

function* checkPaths(yaml: YamlDocument, node: Node | undefined, name: string): Generator<Problem> {
  const single = yaml.scalar(node);
  // GitLab takes a text for `exists`, though its documentation names lists only.
  if (name === 'changes' && typeof single === 'string' && !single.includes('$[[')) {
    yield {
      span: yaml.spanOf(node),
      message: `\`${name}\` is a list of paths, and GitLab refuses a text here. Write it as a list.`,
      fix: { title: 'Make it a list', edits: around(yaml, node, '[', ']'), safe: false },
    };
  } else if (isMap(node) && yaml.entries(node).length > 0 && !yaml.entry(node, 'paths')) {
    yield {
      span: yaml.spanOf(node),
      message: `\`${name}\` has no \`paths\`, and GitLab refuses the file. Add the list of paths.`,
    };
  }
  const list = isMap(node) ? yaml.get(node, 'paths') : node;
  if (isSeq(list) && yaml.items(list).length > 50)
    yield {
      span: yaml.spanOf(list),
      message: `\`${name}\` has ${yaml.items(list).length} entries, and GitLab takes 50 at most. Use patterns such as \`src/**/*\`.`,
    };
}

function around(
  yaml: YamlDocument,
  node: Node | undefined,
  before: string,
  after: string,
): { span: Problem['span']; text: string }[] {
  const { start, end } = yaml.spanOf(node);
  return [
    { span: { start, end: start }, text: before },
    { span: { start: end, end }, text: after },
  ];
}
