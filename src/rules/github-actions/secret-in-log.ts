import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import type { Setting } from '../../parse/pipeline';
import { findExpressions } from '../../parse/pipeline-expression';
import { secretInLog as findPrinted, type SecretReader } from '../pipeline/secret-in-log';
import type { WorkflowRule } from './rule';

/** A secret must not be printed, nor must the shell be told to print what it runs. */
export const secretInLog: WorkflowRule = {
  id: 'github-actions/secret-in-log',
  summary: 'Print no secret, and no trace of commands that use one.',
  why: 'GitHub hides a secret only where it stands letter by letter. Encoded, cut or as a part of a JSON it is readable by everyone who can read the log, and training logs are kept for months.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  check: (document) => findPrinted(document, secrets),
};

const secrets: SecretReader<GithubWorkflowDocument> = {
  variables: ({ pipeline }, job, step) =>
    [...pipeline.env, ...job.env, ...step.env].filter(holdsSecret).map(({ name }) => name.value),
  direct: (written) => /\$\{\{\s*(secrets\.[\w-]+|github\.token)\s*\}\}/i.exec(written)?.[1],
};

function holdsSecret({ value }: Setting): boolean {
  return findExpressions(value).some(({ reads }) => reads.some(isSecret));
}

function isSecret({ path }: { readonly path: string }): boolean {
  return path.startsWith('secrets.') || path === 'github.token';
}
