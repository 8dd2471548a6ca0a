import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { lint } from '../lint';
import { dockerfile } from './language';
import { shellUnquotedVariable } from './shell-unquoted-variable';

const count = async (text: string): Promise<number> =>
  (await lint({ path: 'Dockerfile', text }, { language: dockerfile, rules: [shellUnquotedVariable] })).length;

describe('comments that silence what is said of a shell command', () => {
  const silent = [
    'FROM a\n# shellcheck disable=SC2086\nRUN ls && rm $X\n',
    'FROM a\n# hadolint ignore=SC2086\nRUN rm $X\n',
    'FROM a\n# shellcheck disable=SC2046,SC2086\n# why\nRUN rm \\\n  $X\n',
    'FROM a\nRUN ls && \\\n  # shellcheck disable=SC2086\n  rm -r \\\n  $X\n',
    'FROM a\nRUN <<EOF\nls\n# shellcheck disable=SC2086\nrm $X\nEOF\n',
    'FROM a\n# shellcheck disable=all\nRUN rm $X\n',
    'FROM a\n# hadolint global ignore=SC2086\nRUN ls\nRUN rm $X\n',
  ];
  for (const text of silent) it(`obeys ${JSON.stringify(text)}`, async () => assert.equal(await count(text), 0));

  const loud = [
    'FROM a\n# shellcheck disable=SC2046\nRUN rm $X\n',
    'FROM a\n# shellcheck disable=SC2086\nRUN ls\nRUN rm $X\n',
    'FROM a\nRUN ls && \\\n  # shellcheck disable=SC2086\n  rm a && \\\n  rm $X\n',
    'FROM a\nRUN <<EOF\n# shellcheck disable=SC2086\nls\nrm $X\nEOF\n',
  ];
  for (const text of loud)
    it(`does not stretch ${JSON.stringify(text)}`, async () => assert.equal(await count(text), 1));
});
