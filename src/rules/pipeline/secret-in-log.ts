import type { Problem } from '../../core/finding';
import type { Job, Step } from '../../parse/pipeline';
import type { ShellCommand } from '../../parse/shell';
import type { PipelineDocument } from './pipeline-document';

/** How a CI system hands secrets to a script. */
export interface SecretReader<D extends PipelineDocument> {
  /** Names of the variables that hold a secret in this step. */
  variables(document: D, job: Job, step: Step): readonly string[];
  /** The secret that stands in a text itself, as the system writes it (`secrets.TOKEN`); `undefined` for none. */
  direct(written: string): string | undefined;
}

/** Commands that print a secret, or make the shell print those that use one. */
export function* secretInLog<D extends PipelineDocument>(document: D, secrets: SecretReader<D>): Generator<Problem> {
  for (const job of document.pipeline.jobs) {
    for (const step of job.steps) yield* checkStep(document, job, step, secrets);
  }
}

function* checkStep<D extends PipelineDocument>(
  document: D,
  job: Job,
  step: Step,
  secrets: SecretReader<D>,
): Generator<Problem> {
  const { run } = step;
  if (!run) return;
  const variables = secrets.variables(document, job, step);
  const writesSecret = secrets.direct(run.raw) !== undefined;
  if (variables.length === 0 && !writesSecret) return;
  for (const command of document.commands(run)) {
    const [program = '', ...rest] = command.words.map(({ text }) => text);
    if (/^(echo|printf)$/.test(program)) {
      const named = shownSecret(document, command, variables, secrets.direct);
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

function shownSecret(
  document: PipelineDocument,
  { span }: ShellCommand,
  variables: readonly string[],
  readDirect: (written: string) => string | undefined,
): string | undefined {
  const written = document.source.text.slice(span.start, span.end);
  // This is how a value is told to be hidden.
  if (written.includes('::add-mask::')) return undefined;
  const direct = readDirect(written);
  if (direct && !isPublicByName(direct)) return `\`${direct}\``;
  const bare = written.replace(/'[^']*'/g, '');
  const name = variables.find(
    (variable) =>
      /^\w+$/.test(variable) &&
      !isPublicByName(variable) &&
      new RegExp(`\\$(${variable}\\b|\\{${variable}[^}#]*\\})`).test(bare),
  );
  return name && `the secret in \`${name}\``;
}

/** Settings that people keep among their secrets: what they hold is no key. */
function isPublicByName(name: string): boolean {
  return (
    /(USER|USERNAME|HOST|HOSTNAME|REGION|ZONE|PROJECT|PROJECT_ID|REPO|REPOSITORY|REGISTRY|PATH|NAME|BUCKET|EMAIL|ORG|CLUSTER|IMAGE|ACCOUNT_ID)$/i.test(
      name,
    ) && !/PASS|TOKEN|PRIVATE|CREDENTIAL/i.test(name)
  );
}

/** Whether what the command prints goes into a file or another program. */
function leadsElsewhere(document: PipelineDocument, { span, followedBy }: ShellCommand): boolean {
  const after = /^[^\r\n;]*/.exec(document.source.text.slice(span.end))?.[0] ?? '';
  return (
    followedBy === '|' ||
    followedBy === '|&' ||
    /^\s*\d?>/.test(after) ||
    /\$\([^()]*$/.test(document.source.text.slice(0, span.start))
  );
}
