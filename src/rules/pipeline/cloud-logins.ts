import type { Span } from '../../core/span';
import type { ShellCommand } from '../../parse/shell';
import type { PipelineDocument } from './pipeline-document';

/** A command of a script that signs in with a key that does not expire. */
export interface CloudLogin {
  readonly span: Span;
  /** What it uses, as a message names it. */
  readonly key: string;
}

const written = /activate-service-account|aws_secret_access_key|az\s+login/i;

/** The commands of a pipeline's scripts that sign in to a cloud with a stored key. */
export function* cloudLogins(document: PipelineDocument): Generator<CloudLogin> {
  if (!written.test(document.source.text) || /aws_session_token|ENDPOINT/i.test(document.source.text)) return;
  for (const { steps } of document.pipeline.jobs)
    for (const { run } of steps)
      for (const command of run && written.test(run.raw) ? document.commands(run) : []) {
        const key = storedKey(command);
        if (key) yield { span: command.span, key };
      }
}

function storedKey({ words, assignments }: ShellCommand): string | undefined {
  const texts = words.map(({ text }) => text);
  const [program, ...rest] = texts;
  const line = rest.filter((word) => !word.startsWith('-')).join(' ');
  const given = (...names: string[]): boolean =>
    rest.some((word) => names.some((name) => word === name || word.startsWith(`${name}=`)));
  if (program === 'gcloud' && /^auth activate-service-account\b/.test(line) && given('--key-file'))
    return 'the key file of a service account';
  if (program === 'aws' && /^configure set (?:\S+\.)?aws_secret_access_key \$/i.test(line))
    return 'aws_secret_access_key';
  if (program === 'az' && /^login\b/.test(line) && given('--service-principal') && given('-p', '--password'))
    return 'the password of a service principal';
  if (program === 'export' || program === undefined) {
    const set = [...rest, ...assignments.map(({ text }) => text)];
    return set.some((word) => /^AWS_SECRET_ACCESS_KEY=["']?\$\{?[A-Z]/.test(word))
      ? 'AWS_SECRET_ACCESS_KEY'
      : undefined;
  }
  return undefined;
}
