import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { chooseLanguage, chooseSeverities, createDecider, emptyConfiguration } from './hint-configuration';
import { pathGlobs } from './path-globs';
import { mergeSeverities, severityOf } from './severity';

describe('path globs', () => {
  for (const [pattern, fits, others] of [
    ['vendor', ['vendor', 'vendor/a', 'x/vendor/b/c'], ['vendors/a', 'a/vendor.txt']],
    ['vendor/', ['vendor/a', 'x/vendor/b'], ['vendored']],
    ['/vendor/', ['vendor/a'], ['x/vendor/a']],
    ['*.tpl', ['a.tpl', 'deploy/a.tpl'], ['a.tpl.yml']],
    ['deploy/*.tpl', ['deploy/a.tpl'], ['x/deploy/a.tpl', 'deploy/b/a.tpl']],
    ['./deploy/**', ['deploy/a', 'deploy/b/c'], ['x/deploy/a']],
    ['**/gen/*.yml', ['gen/a.yml', 'x/y/gen/a.yml'], ['gen/x/a.yml']],
    ['.github', ['.github/workflows/ci.yml'], ['github/x']],
    ['a[', [], ['a', 'b']],
    ['', [], ['a']],
    ['/', [], ['a']],
  ] as const)
    it(`${JSON.stringify(pattern)} fits what it should`, () => {
      const test = pathGlobs([pattern]);
      assert.deepEqual([...fits, ...others].filter(test), [...fits]);
    });
});

describe('severities', () => {
  const rule = { id: 'a/b', severity: 'warning' } as const;
  const style = { id: 'a/s', severity: 'hint' } as const;

  it('takes the nearest name', () => {
    assert.equal(severityOf(rule), 'warning');
    assert.equal(severityOf(rule, { '*': 'hint' }), 'hint');
    assert.equal(severityOf(rule, { '*': 'hint', 'a/*': 'off' }), 'off');
    assert.equal(severityOf(rule, { 'a/b': 'error', 'a/*': 'off' }), 'error');
    assert.equal(severityOf(style), 'off');
    assert.equal(severityOf(style, { 'a/*': 'hint' }), 'hint');
  });

  it('lets a stronger map win, also by a wildcard', () => {
    assert.equal(severityOf(rule, mergeSeverities({ 'a/b': 'error' }, { 'a/*': 'off' })), 'off');
    assert.equal(severityOf(rule, mergeSeverities({ 'a/b': 'error' }, { '*': 'off' })), 'off');
    assert.equal(severityOf(rule, mergeSeverities({ 'a/b': 'error' }, { 'c/*': 'off' })), 'error');
    assert.equal(severityOf(rule, mergeSeverities({ 'a/*': 'off' }, { 'a/b': 'error' })), 'error');
    assert.equal(severityOf(rule, mergeSeverities({ '*': 'error' }, { 'a/*': 'off' })), 'off');
  });
});

describe('the decision for a file', () => {
  const decide = (configuration: object, path: string) =>
    createDecider({ ...emptyConfiguration, ...configuration }).decide(path);
  const language = (path: string, ...configurations: object[]) =>
    chooseLanguage(
      path,
      undefined,
      configurations.map((one) => decide(one, path)),
    )?.id;

  it('gives the language of a name, unless it is off', () => {
    assert.equal(language('Dockerfile'), 'dockerfile');
    assert.equal(language('Dockerfile', { languages: { dockerfile: 'off' } }), undefined);
    assert.equal(
      language('Dockerfile', { languages: { dockerfile: 'off' } }, { languages: { dockerfile: 'on' } }),
      'dockerfile',
    );
  });

  it('maps globs, the stronger configuration and the last glob first', () => {
    assert.equal(language('deploy/a.tpl', { languages: { '*.tpl': 'dockerfile' } }), 'dockerfile');
    assert.equal(
      language('a.tpl', { languages: { '*.tpl': 'dockerfile' } }, { languages: { '*.tpl': 'github-actions' } }),
      'github-actions',
    );
    assert.equal(language('a.tpl', { languages: { '*.tpl': 'dockerfile', 'a.*': 'off' } }), undefined);
    assert.equal(language('a.tpl', { languages: { dockerfile: 'off', '*.tpl': 'dockerfile' } }), 'dockerfile');
  });

  it('passes over what any configuration ignores', () => {
    assert.equal(language('vendor/Dockerfile', { ignore: ['vendor'] }, {}), undefined);
  });

  it('adds the overrides that fit, the last one strongest', () => {
    const configuration = {
      severity: { 'dockerfile/pinned-base': 'error' },
      overrides: [
        { files: ['research'], severity: { 'dockerfile/*': 'off' } },
        { files: ['research/live/**'], severity: { 'dockerfile/pinned-base': 'warning' } },
      ],
    };
    const of = (path: string) => chooseSeverities([decide(configuration, path)])['dockerfile/pinned-base'];
    assert.equal(of('Dockerfile'), 'error');
    assert.equal(of('research/Dockerfile'), undefined);
    assert.equal(of('research/live/Dockerfile'), 'warning');
  });
});
