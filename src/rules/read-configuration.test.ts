import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { commonJunk, createRandom, damageText } from './damaged-text';
import { emptyConfiguration } from './hint-configuration';
import { readConfiguration } from './read-configuration';
import { mark } from './testing';

const good = `# Hints of this repository
severity:
  dockerfile/pinned-base: error
  github-actions/*: off
languages:
  github-actions: off
  'deploy/*.tpl': dockerfile
overrides:
  - files: [research/**, '*.dev.Dockerfile']
    severity: { '*': information }
  - files: examples
    severity:
      dockerfile/root-server: off
ignore:
  - vendor/
  - "**/generated/*.yml"
`;

describe('reading a configuration', () => {
  it('understands everything in a good one', () => {
    assert.deepEqual(readConfiguration(good), {
      configuration: {
        severity: { 'dockerfile/pinned-base': 'error', 'github-actions/*': 'off' },
        languages: { 'github-actions': 'off', 'deploy/*.tpl': 'dockerfile' },
        overrides: [
          { files: ['research/**', '*.dev.Dockerfile'], severity: { '*': 'information' } },
          { files: ['examples'], severity: { 'dockerfile/root-server': 'off' } },
        ],
        ignore: ['vendor/', '**/generated/*.yml'],
      },
      problems: [],
    });
  });

  for (const text of ['', '# nothing yet\n', '\ufeffignore: []\r\n', 'severity:\nlanguages:\noverrides:\nignore:\n'])
    it(`takes ${JSON.stringify(text)} for one that says nothing`, () =>
      assert.deepEqual(readConfiguration(text), { configuration: emptyConfiguration, problems: [] }));

  for (const [marked, message] of [
    [
      '⟦severty⟧:\n  dockerfile/pinned-base: off\n',
      /^Unknown key `severty` in the configuration\. Did you mean `severity`\?$/,
    ],
    ['⟦rules⟧: {}\n', /Known here: `severity`, `languages`, `overrides`, `ignore`\.$/],
    ['severity:\n  ⟦dockerfile/pined-base⟧: off\n', /There is no rule .* Did you mean `dockerfile\/pinned-base`\?$/],
    ['severity:\n  ⟦dockerfil/*⟧: off\n', /Did you mean `dockerfile\/\*`\?$/],
    [
      'severity:\n  dockerfile/pinned-base: ⟦loud⟧\n',
      /is `loud`\. It can be `error`, `warning`, `information`, `hint`, `off`\.$/,
    ],
    ['severity:\n  ⟦dockerfile/pinned-base⟧:\n', /is `empty`/],
    ['severity: ⟦off⟧\n', /^`severity` must be a mapping/],
    ['⟦- a⟧\n', /^The configuration must be a mapping/],
    ["languages:\n  'x/*': ⟦dockerfle⟧\n", /Did you mean `dockerfile`\?$/],
    ['languages:\n  dockerfile: ⟦no⟧\n', /It can be `on`, `off`\./],
    ['languages:\n  ⟦dockerfil⟧: off\n', /There is no language `dockerfil`\. Did you mean `dockerfile`\?$/],
    ['overrides:\n  - ⟦file⟧: a\n    severity: {}\n', /Did you mean `files`\?$/],
    ['overrides: ⟦a⟧\n', /^`overrides` must be a list/],
    ['ignore:\n  - ⟦{a: b}⟧\n', /must be a path or a glob/],
    ['ignore: []\n⟦ignore⟧: []\n', /stands twice/],
  ] as const)
    it(`points at the mistake in ${JSON.stringify(marked)}`, () => {
      const text = marked.replace(/[⟦⟧]/g, '');
      const { problems } = readConfiguration(text);
      const [first] = problems;
      assert.ok(first, 'nothing is told');
      assert.equal(mark(text, [first.span]), marked);
      assert.match(first.message, message);
    });

  for (const page of ['docs/hints.md', 'README.md'])
    it(`understands the example in ${page}`, () => {
      const example = /^```yaml\n(severity:\n.*?)^```/ms.exec(readFileSync(page, 'utf8'))?.[1];
      assert.ok(example);
      assert.deepEqual(readConfiguration(example).problems, []);
    });

  it('keeps what is right beside a mistake', () => {
    const { configuration, problems } = readConfiguration('ignore: [a]\nsevrity: {}\nlanguages: { dockerfile: off }\n');
    assert.equal(problems.length, 1);
    assert.deepEqual(configuration, { ...emptyConfiguration, ignore: ['a'], languages: { dockerfile: 'off' } });
  });

  it('tells text that is no YAML once', () => {
    const { configuration, problems } = readConfiguration('severity: [a\nignore: {\n');
    assert.deepEqual(configuration, emptyConfiguration);
    assert.equal(problems.length, 1);
    assert.match(problems[0]?.message ?? '', /^This is no valid YAML/);
  });

  it('bears damage and aliases that blow up', () => {
    const bomb = `a: &a [${'x,'.repeat(50)}]\n${Array.from({ length: 20 }, (_, i) => `b${i}: &${'b'.repeat(i + 1)} [${`*${i ? 'b'.repeat(i) : 'a'},`.repeat(50)}]`).join('\n')}\n`;
    for (const text of [
      bomb,
      ...Array.from({ length: 1000 }, (_, seed) => damageText(good, commonJunk, createRandom(seed + 1))),
    ])
      for (const { span, message } of readConfiguration(text).problems) {
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, JSON.stringify(text));
        assert.ok(message.length > 10);
      }
  });
});
