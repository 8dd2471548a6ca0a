import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../core/apply-edits';
import type { Language, Rule, Source, SourceDocument } from '../core/rule';
import { lint, lintDocument } from './lint';
import { silence } from './silence';
import { applyFix, readMarks } from './testing';

/** A language of lines: each line is a statement, `#` opens a comment. */
function parse(source: Source): SourceDocument {
  const { text } = source;
  return {
    source,
    comments: [...text.matchAll(/(?:#|\/\/).*/g)].map(({ index, 0: comment }) => ({
      start: index,
      end: index + comment.length,
    })),
    statementStart: (offset) => text.lastIndexOf('\n', offset - 1) + 1,
  };
}

const word = (name: string, more: Partial<Rule> = {}): Rule => ({
  id: `lines/${name}`,
  summary: `No ${name}`,
  why: `${name} hurts`,
  severity: 'warning',
  aliases: [`XX${name}`],
  fixable: false,
  *check({ source: { text } }) {
    for (const { index } of text.matchAll(new RegExp(`^${name}`, 'gm')))
      yield { span: { start: index, end: index + name.length }, message: `${name} is here.` };
  },
  ...more,
});

const lines: Language = {
  id: 'lines',
  title: 'Lines',
  editorLanguages: [],
  recognises: (path) => path.endsWith('.lines'),
  samplePath: 'sample',
  neighbours: () => [],
  load: async () => parse,
  rules: [word('b'), word('a'), word('h', { severity: 'hint' })],
};

const found = async (text: string, options = {}): Promise<string[]> => {
  const findings = await lint({ path: 'x.lines', text }, { language: lines, ...options });
  return findings.map(({ rule, severity, span }) => `${rule} ${severity} ${span.start}`);
};

describe('lint', () => {
  it('completes findings and sorts them by place', async () => {
    assert.deepEqual(await found('a\nb\na\n'), ['lines/a warning 0', 'lines/b warning 2', 'lines/a warning 4']);
    const [finding] = await lint({ path: 'x.lines', text: 'a' }, { language: lines, baseUrl: 'https://example.org/' });
    assert.deepEqual(finding, {
      span: { start: 0, end: 1 },
      message: 'a is here.',
      path: 'x.lines',
      rule: 'lines/a',
      severity: 'warning',
      aliases: ['XXa'],
      why: 'a hurts',
      url: 'https://example.org/media/rules/lines/a.md',
    });
  });

  it('says nothing about a file that no language claims', async () => {
    assert.deepEqual(await lint({ path: 'notes.txt', text: 'a' }), []);
  });

  it('leaves style hints off until they are named, and obeys severities', async () => {
    assert.deepEqual(await found('h\n'), []);
    assert.deepEqual(await found('h\n', { severity: { 'lines/h': 'hint' } }), ['lines/h hint 0']);
    assert.deepEqual(await found('a\n', { severity: { 'lines/a': 'error' } }), ['lines/a error 0']);
    assert.deepEqual(await found('a\n', { severity: { 'lines/a': 'off' } }), []);
  });

  it('takes comments for comments where it is told to', async () => {
    const text = '# mlops-roadmap ignore=lines/a\na\n';
    assert.deepEqual(await found(text), []);
    assert.deepEqual(await found(text, { obeysComments: false }), ['lines/a warning 31']);
  });

  it('logs a rule that throws, and shows the others', () => {
    const broken = word('c', {
      // biome-ignore lint/correctness/useYield: a rule that breaks before it reports anything
      *check() {
        throw new Error('our bug');
      },
    });
    const heard: string[] = [];
    const findings = lintDocument(parse({ path: 'x', text: 'a' }), [broken, word('a')], {
      onRuleError: (rule, error) => heard.push(`${rule}: ${String(error)}`),
    });
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['lines/a'],
    );
    assert.deepEqual(heard, ['lines/c: Error: our bug']);
  });
});

describe('silencing comments', () => {
  for (const comment of [
    '# mlops-roadmap ignore=lines/a',
    '#mlops-roadmap ignore = b, a',
    '# hadolint ignore=XXb,XXa',
    '# HADOLINT ignore=xxa # because',
    '# hadolint ignore=XXa\n# a word of explanation',
    '# mlops-roadmap ignore=all',
    '# shellcheck disable=XXb,XXa',
    '# shellcheck shell=bash disable=XXa # because',
    '// mlops-roadmap ignore=a',
  ])
    it(`obeys ${comment.replace('\n', ' ↵ ')}`, async () => {
      const last = comment.length + 3;
      assert.deepEqual(await found(`${comment}\na\na\n`), [`lines/a warning ${last}`]);
    });

  for (const comment of ['# hadolint ignore=XXb', '# ignore=XXa', '# hadolint ignore=XXa\n', '# mlops-roadmap ignore='])
    it(`does not take ${JSON.stringify(comment)} for more than it is`, async () => {
      assert.equal((await found(`${comment}\na\n`)).length, 1);
    });

  it('obeys comments for the whole file and for their own line', async () => {
    assert.deepEqual(await found('# hadolint global ignore=XXa\nx\na\n'), []);
    assert.deepEqual(await found('# check=skip=XXb,XXa;error=true\nx\na\nb\n'), []);
    assert.deepEqual(await found('# check=error=true;skip=all\nx\na\nb\n'), []);
    assert.deepEqual(await found('a # zizmor: ignore[XXa]\na\n'), ['lines/a warning 24']);
    assert.deepEqual(await found('a # mlops-roadmap ignore=a\na\n'), ['lines/a warning 27']);
    assert.deepEqual(await found('a # noqa\na # noqa: B1\n'), ['lines/a warning 9']);
  });
});

describe('silence', () => {
  for (const [before, after] of [
    ['x\n⟦a⟧\n', 'x\n# mlops-roadmap ignore=lines/a\na\n'],
    ['⟦a⟧\r\nb\r\n', '# mlops-roadmap ignore=lines/a\r\na\r\nb\r\n'],
    ['x\n  ⟦a⟧', 'x\n  # mlops-roadmap ignore=lines/a\n  a'],
    ['# mlops-roadmap ignore=lines/b\n⟦a⟧', '# mlops-roadmap ignore=lines/b,lines/a\na'],
    ['\ufeff⟦a⟧', '\ufeff# mlops-roadmap ignore=lines/a\na'],
  ] as const)
    it(`writes a comment into ${JSON.stringify(before)}`, () => {
      const { text, spans } = readMarks(before);
      const [span] = spans;
      assert.ok(span);
      const source = { path: 'x.lines', text };
      const fix = silence(parse(source), { rule: 'lines/a', span }) ?? assert.fail('no fix');
      assert.equal(applyEdits(text, fix.edits), after);
      assert.ok(!fix.safe, 'never applied unasked');
      assert.deepEqual(lintDocument(parse(applyFix(source, fix)), [word('a')]), []);
    });

  it('writes the comment of the language, and none where there are no comments', () => {
    const document = parse({ path: 'x.lines', text: 'a' });
    const finding = { rule: 'lines/a', span: { start: 0, end: 1 } };
    const fix = silence({ ...document, commentSign: '//' }, finding);
    assert.equal(fix?.edits[0]?.text, '// mlops-roadmap ignore=lines/a\n');
    assert.equal(silence({ ...document, takesComments: false }, finding), undefined);
  });
});
