import type { Node } from 'yaml';
import type { Fix, Problem } from '../../core/finding';
import { nearestName } from '../../core/nearest-name';
import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import type { YamlProblem } from '../../parse/yaml';
import { isAccepted } from './accepted';
import { bareEvents } from './event-filters';
import { expressionsOf } from './expressions';
import type { WorkflowRule } from './rule';

/** A workflow must be one that GitHub accepts. */
export const syntax: WorkflowRule = {
  id: 'github-actions/syntax',
  summary: 'Write a workflow that GitHub accepts.',
  why: 'GitHub runs nothing of a file that it cannot read, and says so only on a page that few look at: no test, no gate, no nightly retraining, and no red mark on the commit.',
  severity: 'error',
  aliases: ['syntax-check', 'expression'],
  fixable: true,
  *check(document) {
    for (const { span, message } of document.file.problems) {
      yield { span, message: `This is not valid YAML: ${sentence(lowerFirst(message))}` };
    }
    const seen = new Set<string>();
    const refused = expressionsOf(document).complaints;
    for (const problem of document.schemaProblems()) {
      // `github-actions/expression` says more about these.
      if (isOfExpression.test(problem.message) && refused.some((each) => overlaps(each.span, problem.span))) continue;
      if (isAccepted(problem, document)) continue;
      const told = explain(problem, document);
      // One mistake makes several complaints about the same place; the first is the nearest to it.
      const place = told && `${told.span.start}-${told.span.end}`;
      if (!told || !place || seen.has(place)) continue;
      seen.add(place);
      yield told;
    }
  },
};

const isOfExpression =
  /^(Unrecognized (named-value|function)|Unexpected (symbol|end of expression)|Too (few|many) parameters|Even number)|within expression/;

function overlaps(a: Problem['span'], b: Problem['span']): boolean {
  return a.start < b.end && b.start < a.end;
}

function explain({ message, span }: YamlProblem, document: GithubWorkflowDocument): Problem | undefined {
  const { text } = document.source;
  // Rules of their own say more about jobs, schedules and ids; the rest are second thoughts about a mistake that is reported already.
  if (
    /depends on (unknown )?job|at least one job with no dependencies|^Unexpected type '|^Invalid cron|^The identifier/.test(
      message,
    )
  )
    return undefined;
  const unknown = /^Unexpected value '(.*)'$/s.exec(message)?.[1];
  if (unknown === '') return { span, message: 'A value is missing here. Write one, or take the key out.' };
  if (unknown !== undefined) return explainUnknown(unknown, span, text);
  const required = /^Required property is missing: (.+)$/.exec(message)?.[1];
  if (required)
    return {
      span: ownerOf(document, span.start) ?? firstLine(span, text),
      message: `\`${required}\` is missing here. Add it.`,
    };
  const context = /^Unrecognized named-value: '([^']+)'/.exec(message)?.[1];
  if (context)
    return {
      span,
      message: `\`${context}\` is not known in an expression at this place. Texts stand in single quotes; contexts are \`github\`, \`env\`, \`needs\`, \`steps\` and their like.`,
    };
  const called = /^Unrecognized function: '([^']+)'/.exec(message)?.[1];
  if (called)
    return {
      span,
      message: `There is no function \`${called}\` here. GitHub has \`contains\`, \`startsWith\`, \`endsWith\`, \`format\`, \`join\`, \`toJSON\`, \`fromJSON\`, \`hashFiles\`, and in conditions \`success\`, \`failure\`, \`always\`, \`cancelled\`.`,
    };
  if (message.startsWith('The expression is not closed'))
    return { span: openExpression(span, text), message: 'This expression has no end. Close it with `}}`.' };
  if (/is already defined$/.test(message))
    return { span, message: `${message.replace(/'/g, '`')} in this mapping, and GitHub takes neither. Keep one.` };
  if (message === 'A sequence was not expected')
    return { span: firstLine(span, text), message: 'A list does not belong here. Write a single value or a mapping.' };
  const owner = ownerOf(document, span.start);
  if (message === 'A mapping was not expected' && owner && bareEvents.has(text.slice(owner.start, owner.end)))
    return undefined;
  if (message === 'A mapping was not expected')
    return { span: firstLine(span, text), message: 'A mapping does not belong here. Write a single value or a list.' };
  return { span: firstLine(span, text), message: `GitHub refuses this: ${sentence(message)}` };
}

function explainUnknown(unknown: string, span: Problem['span'], text: string): Problem {
  const written = text.slice(span.start, span.end);
  const near = nearestName(unknown, vocabulary);
  const fix: Fix | undefined =
    near && written === unknown ? { title: `Write ${near}`, edits: [{ span, text: near }], safe: false } : undefined;
  const shown = unknown.length > 60 ? `${unknown.slice(0, 60)}…` : unknown;
  const remedy = near ? `You may mean \`${near}\`.` : 'Check its name and how deep it is indented.';
  return {
    span: firstLine(span, text),
    message: `GitHub does not know \`${shown.replace(/\s+/g, ' ')}\` at this place. ${remedy}`,
    ...(fix && { fix }),
  };
}

/** The key whose value begins at an offset. */
function ownerOf({ yaml }: GithubWorkflowDocument, offset: number): Problem['span'] | undefined {
  const search = (node: Node | undefined, depth: number): Problem['span'] | undefined => {
    if (!yaml || !node || depth > 20) return undefined;
    const { start, end } = yaml.spanOf(node);
    if (offset < start || offset > end) return undefined;
    for (const { keySpan, value } of yaml.entries(node)) {
      if (value && yaml.spanOf(value).start === offset && !yaml.scalar(value)) return keySpan;
      const found = search(value, depth + 1);
      if (found) return found;
    }
    for (const item of yaml.items(node)) {
      const found = search(item, depth + 1);
      if (found) return found;
    }
    return undefined;
  };
  return search(yaml?.root, 0);
}

function openExpression(span: Problem['span'], text: string): Problem['span'] {
  const written = text.slice(span.start, span.end);
  for (let at = written.indexOf('${{'); at >= 0; at = written.indexOf('${{', at + 3)) {
    const end = written.indexOf('}}', at);
    const next = written.indexOf('${{', at + 3);
    if (end < 0 || (next >= 0 && next < end)) {
      const start = span.start + at;
      return { start, end: start + (/^[^\r\n]*/.exec(written.slice(at))?.[0].trimEnd().length ?? 3) };
    }
  }
  return firstLine(span, text);
}

function firstLine({ start, end }: Problem['span'], text: string): Problem['span'] {
  return { start, end: start + (/^[^\r\n]*/.exec(text.slice(start, end))?.[0].trimEnd().length ?? 0) };
}

function sentence(message: string): string {
  const short = message.length > 250 ? `${message.slice(0, 250)}…` : message;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** Keys and events of workflows, from which a slip of the pen is guessed. */
const vocabulary: readonly string[] = [
  ...[
    'name',
    'run-name',
    'on',
    'permissions',
    'env',
    'defaults',
    'concurrency',
    'jobs',
    'needs',
    'if',
    'runs-on',
    'environment',
  ],
  ...[
    'outputs',
    'steps',
    'timeout-minutes',
    'strategy',
    'matrix',
    'fail-fast',
    'max-parallel',
    'include',
    'exclude',
    'container',
  ],
  ...[
    'services',
    'continue-on-error',
    'uses',
    'with',
    'secrets',
    'inherit',
    'run',
    'shell',
    'working-directory',
    'group',
  ],
  ...[
    'cancel-in-progress',
    'branches',
    'branches-ignore',
    'tags',
    'tags-ignore',
    'paths',
    'paths-ignore',
    'types',
    'cron',
    'inputs',
  ],
  ...[
    'push',
    'pull_request',
    'pull_request_target',
    'pull_request_review',
    'schedule',
    'workflow_dispatch',
    'workflow_call',
  ],
  ...[
    'workflow_run',
    'repository_dispatch',
    'release',
    'issues',
    'issue_comment',
    'merge_group',
    'deployment',
    'deployment_status',
  ],
  ...[
    'contents',
    'actions',
    'checks',
    'deployments',
    'discussions',
    'id-token',
    'packages',
    'pages',
    'pull-requests',
    'statuses',
  ],
  ...[
    'security-events',
    'attestations',
    'read',
    'write',
    'none',
    'description',
    'required',
    'default',
    'type',
    'options',
    'image',
  ],
];
