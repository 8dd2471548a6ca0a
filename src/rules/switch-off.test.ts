import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pathGlobs } from './path-globs';
import { readConfiguration } from './read-configuration';
import { switchOff } from './switch-off';

const rule = 'dockerfile/pinned-base';

describe('switching a rule off in the configuration', () => {
  for (const [before, path, after] of [
    ['', undefined, `severity:\n  ${rule}: off\n`],
    ['', 'a/x.json', `overrides:\n  - files:\n      - a/x.json\n    severity:\n      ${rule}: off\n`],
    ['# why\nignore: [a] # b\n', undefined, `# why\nignore: [ a ] # b\nseverity:\n  ${rule}: off\n`],
    [`severity:\r\n  ${rule}: error\r\n`, undefined, `severity:\r\n  ${rule}: off\r\n`],
    [
      `overrides:\n  - files: /a\n    severity:\n      x: off\n`,
      'a',
      `overrides:\n  - files: /a\n    severity:\n      x: off\n      ${rule}: off\n`,
    ],
    ['- a\n', undefined, undefined],
    ['a: [\n', undefined, undefined],
  ] as const)
    it(`makes of ${JSON.stringify(before)}${path ? ` for ${path}` : ''} what it should`, () =>
      assert.equal(switchOff(before, rule, path), after));

  it('writes what it reads', () => {
    const text = switchOff(switchOff('', rule) ?? '', rule, 'b [1].yml') ?? '';
    assert.deepEqual(readConfiguration(text).problems, []);
    const { configuration } = readConfiguration(text);
    assert.equal(configuration.severity[rule], 'off');
    assert.ok(pathGlobs(configuration.overrides[0]?.files ?? [])('b [1].yml'));
  });
});
