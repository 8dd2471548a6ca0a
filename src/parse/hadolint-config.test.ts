import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseHadolintConfig } from './hadolint-config';

describe('parseHadolintConfig', () => {
  it('reads registries and labels, and passes over the rest', () => {
    const { trustedRegistries, labels, strictLabels } = parseHadolintConfig(
      'ignored:\n  - DL3000\ntrustedRegistries:\n  - docker.io # hub\n  - "*.example.org"\nlabel-schema:\n  author: text\n  vcs: "url"\nstrict-labels: true\n',
    );
    assert.deepEqual(trustedRegistries, ['docker.io', '*.example.org']);
    assert.deepEqual(
      [...labels],
      [
        ['author', 'text'],
        ['vcs', 'url'],
      ],
    );
    assert.equal(strictLabels, true);
  });

  it('takes lists on one line and any text', () => {
    assert.deepEqual(parseHadolintConfig('trustedRegistries: [a, "b"]').trustedRegistries, ['a', 'b']);
    assert.deepEqual(parseHadolintConfig('\u0000:::\n - x\n').trustedRegistries, []);
  });
});
