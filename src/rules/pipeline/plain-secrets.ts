import type { Problem } from '../../core/finding';
import type { Pipeline, Setting } from '../../parse/pipeline';
import { findSecret, isPlaceholder, isSecretName } from '../dockerfile/secret-words';

/** Secrets that stand readable in a pipeline's variables; `instead` says where they belong. */
export function* plainSecrets(pipeline: Pipeline, instead: string): Generator<Problem> {
  const settings: readonly Setting[] = [
    ...pipeline.env,
    ...pipeline.jobs.flatMap((job) => [...job.env, ...job.steps.flatMap((step) => step.env)]),
  ];
  for (const { name, value } of settings) {
    const found = findSecret(value.raw);
    if (found) {
      const span = { start: value.span.start + found.start, end: value.span.start + found.end };
      yield {
        span,
        message: `This is ${found.what}, readable for all who see the file. Replace it where it was made, since it is known now, and keep the new one in ${instead}.`,
      };
    } else if (isSecretName(name.value) && !publicTokens.test(name.value) && looksReal(value.value)) {
      yield {
        span: value.span,
        message: `\`${name.value}\` stands here for all who can read the file. Replace it where it was made, since it is known now, and keep the new one in ${instead}.`,
      };
    }
  }
}

/** Tokens that only allow to upload a report, and are printed in public on purpose. */
const publicTokens = /^(CODECOV|COVERALLS|CODACY)_/i;

/** Only what looks made by a machine is surely a secret; services in a job are given simple passwords. */
function looksReal(value: string): boolean {
  if (isPlaceholder(value) || /[$<{\s/\\]/.test(value) || value.length < 16) return false;
  return /\d/.test(value) && /[a-z]/i.test(value) && !/(.)\1{5}|example|test|dummy|fake|local/i.test(value);
}
