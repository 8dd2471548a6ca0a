import type { GithubWorkflowDocument } from '../../parse/github-workflow';
import type { Job, Setting, Step } from '../../parse/pipeline';
import { findExpressions } from '../../parse/pipeline-expression';
import type { ShellCommand } from '../../parse/shell';
import type { WorkflowRule } from './rule';

/** A secret must not be printed, nor must the shell be told to print what it runs. */
export const secretInLog: WorkflowRule = {
  id: 'github-actions/secret-in-log',
  summary: 'Print no secret, and no trace of commands that use one.',
  why: 'GitHub hides a secret only where it stands letter by letter. Encoded, cut or as a part of a JSON it is readable by everyone who can read the log, and training logs are kept for months.',
  severity: 'warning',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const job of document.pipeline.jobs) {
      for (const step of job.steps) yield* checkStep(document, job, step);
    }
  },
};

function* checkStep(document: GithubWorkflowDocument, job: Job, step: Step) {
  const { run } = step;
  if (!run) return;
  const variables = [...document.pipeline.env, ...job.env, ...step.env]
    .filter(holdsSecret)
    .map(({ name }) => name.value);
  const writesSecret = findExpressions(run).some(({ reads }) => reads.some(isSecret));
  if (variables.length === 0 && !writesSecret) return;
  for (const command of document.commands(run)) {
    const [program = '', ...rest] = command.words.map(({ text }) => text);
    if (/^(echo|printf)$/.test(program)) {
      const named = shownSecret(document, command, variables);
      if (named && !leadsElsewhere(document, command))
        yield {
          span: command.span,
          message: `This prints ${named} to the log, where it is hidden only if it appears unchanged. Print its length or nothing.`,
        };
    } else if (
      /^(env|printenv|export|set)$/.test(program) &&
      rest.length === 0 &&
      variables.length > 0 &&
      !leadsElsewhere(document, command)
    ) {
      yield {
        span: command.span,
        message: `\`${program}\` prints all variables to the log, and \`${variables[0]}\` is a secret. Print the ones that you need by name.`,
      };
    } else if (program === 'set' && rest.some((argument) => /^-[a-z]*x/.test(argument) || argument === 'xtrace')) {
      yield {
        span: command.span,
        message:
          '`set -x` prints every command of this step with its values, and this step uses a secret. Leave it out here.',
      };
    }
  }
}

function holdsSecret({ value }: Setting): boolean {
  return findExpressions(value).some(({ reads }) => reads.some(isSecret));
}

function isSecret({ path }: { readonly path: string }): boolean {
  return path.startsWith('secrets.') || path === 'github.token';
}

function shownSecret(
  document: GithubWorkflowDocument,
  { span }: ShellCommand,
  variables: readonly string[],
): string | undefined {
  const written = document.source.text.slice(span.start, span.end);
  // This is how a value is told to be hidden.
  if (written.includes('::add-mask::')) return undefined;
  const direct = /\$\{\{\s*(secrets\.[\w-]+|github\.token)\s*\}\}/i.exec(written)?.[1];
  if (direct) return `\`${direct}\``;
  const bare = written.replace(/'[^']*'/g, '');
  const name = variables.find((variable) => new RegExp(`\\$(${variable}\\b|\\{${variable}[^}#]*\\})`).test(bare));
  return name && `the secret in \`${name}\``;
}

/** Whether what the command prints goes into a file or another program. */
function leadsElsewhere(document: GithubWorkflowDocument, { span, followedBy }: ShellCommand): boolean {
  const after = /^[^\r\n;]*/.exec(document.source.text.slice(span.end))?.[0] ?? '';
  return (
    followedBy === '|' ||
    followedBy === '|&' ||
    /^\s*\d?>/.test(after) ||
    /\$\([^()]*$/.test(document.source.text.slice(0, span.start))
  );
}
