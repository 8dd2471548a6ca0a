import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LineIndex } from '../../core/line-index';
import type { Exercise } from '../../lessons/exercise';
import { applyFixes } from '../apply-fixes';
import { type PlacedFinding, placeFindings } from '../placed-finding';
import { type Style, type Terminal, wrap } from '../terminal';
import { checkText } from './check-text';
import { writeGitHub } from './write-github';
import { writeJUnit } from './write-junit';
import { writeSarif } from './write-sarif';

const finding: PlacedFinding = {
  path: 'my wörk/Dockerfile',
  line: 2,
  column: 1,
  endLine: 2,
  endColumn: 9,
  severity: 'warning',
  rule: 'dockerfile/a',
  aliases: ['DL1'],
  message: '50 % of <this>, "that"\nand more',
  why: 'because',
  url: null,
  fix: null,
};

describe('formats', () => {
  it('escapes what XML cannot hold', () => {
    const verdict = { kind: 'failure', message: 'a < b & "c"\n\x1b[31m\ud800', body: ']]> \x00 😀' } as const;
    const xml = writeJUnit('all', [{ name: 's', cases: [{ name: 'n', className: 'c', verdict }] }]);
    assert.match(xml, /message="a &lt; b &amp; &quot;c&quot;&#10;�\[31m�" type="failure">\]\]&gt; � 😀<\/failure>/);
    assert.match(xml, /tests="1" failures="1" errors="0" skipped="0" time="0\.000"/);
  });

  it('escapes workflow commands, and leaves columns out where lines differ', () => {
    assert.equal(
      writeGitHub([{ ...finding, title: 'a:b,c' }]),
      '::warning file=my wörk/Dockerfile,line=2,endLine=2,col=1,endColumn=9,title=a%3Ab%2Cc::50 %25 of <this>, "that"%0Aand more\n',
    );
    assert.equal(
      writeGitHub([{ ...finding, endLine: 4, title: 't', message: 'm', severity: 'information' }]),
      '::notice file=my wörk/Dockerfile,line=2,endLine=4,title=t::m\n',
    );
    assert.equal(writeGitHub([{ ...finding, path: '', title: 't', message: 'm' }]), '::warning title=t::m\n');
    assert.equal(writeGitHub([]), '');
  });

  it('writes SARIF with encoded paths, levels and what kept it from looking', () => {
    const rule = { id: 'dockerfile/a', summary: 's', why: 'w', severity: 'warning', url: 'https://x/y' } as const;
    const { runs } = JSON.parse(writeSarif([finding, { ...finding, path: '' }], [rule], ['the daemon is down']));
    const [{ results, invocations, tool }] = runs;
    assert.equal(results[0].locations[0].physicalLocation.artifactLocation.uri, 'my%20w%C3%B6rk/Dockerfile');
    assert.deepEqual([results[0].level, results[0].ruleIndex, results[1].locations], ['warning', 0, []]);
    assert.deepEqual(tool.driver.rules[0].helpUri, 'https://x/y');
    assert.deepEqual(invocations[0].executionSuccessful, false);
    assert.equal(invocations[0].toolExecutionNotifications[0].message.text, 'the daemon is down');
  });

  it('places findings and their fixes', () => {
    const text = 'one\r\ntwo\r\n';
    const span = { start: 5, end: 8 };
    const [placed] = placeFindings(
      [
        {
          path: 'p',
          span,
          message: 'm',
          rule: 'r',
          severity: 'error',
          aliases: [],
          why: 'w',
          fix: { title: 'f', safe: true, edits: [{ span: { start: 3, end: 5 }, text: '\n' }] },
        },
      ],
      text,
    );
    assert.deepEqual([placed?.line, placed?.column, placed?.endLine, placed?.endColumn], [2, 1, 2, 4]);
    assert.deepEqual(placed?.fix?.edits, [{ line: 1, column: 4, endLine: 2, endColumn: 1, text: '\n' }]);
    assert.equal(new LineIndex(text).offsetAt({ line: 2, column: 1 }), 5);
  });

  it('wraps at words and keeps line ends and long words', () => {
    assert.equal(wrap('one two three four five six', 22, '> '), '> one two three four\n> five six');
    assert.equal(wrap('a\n\nb', 40, '  '), '  a\n\n  b');
    assert.equal(wrap('x'.repeat(30), 20), 'x'.repeat(30));
  });

  it('tells what a prediction was held against, though it passed, and is silent on others that passed', () => {
    const check = { outcome: 'passed', why: 'w', try: 't', findings: [], milliseconds: 1 } as const;
    const checks = [
      { ...check, id: 'a', goal: 'Predicted', message: 'You predicted `b`; it is `c`.', expected: 'c', actual: 'b' },
      { ...check, id: 'b', goal: 'Built', message: 'All is well.' },
    ];
    const step = { id: 's', title: 'Step', passed: true, checks };
    const exercise = { id: 'e', title: 'Exercise', steps: [{ id: 's' }] } as unknown as Exercise;
    const terminal = { width: 100, paint: (_: Style, text: string) => text } as Terminal;
    const text = checkText(exercise, { exercise: 'e', passed: true, steps: [step], warnings: [] }, terminal);
    assert.match(text, / {2}✓ Predicted\n {4}Seen: You predicted `b`; it is `c`\.\n {2}✓ Built\n\n2 of 2/);
  });

  describe('of a run with several open steps', () => {
    const cause = 'orders.csv is not there, so nothing could be read, measured or compared with anything.';
    const failed = (id: string, goal: string) =>
      ({
        id,
        goal,
        outcome: 'failed',
        message: cause,
        expected: 'orders.csv',
        actual: 'no file',
        why: 'w',
        try: 't',
        findings: [],
        milliseconds: 1,
      }) as const;
    const steps = ['one', 'two'].map((id) => ({
      id,
      title: `Step ${id}`,
      passed: false,
      checks: [failed(`${id}-a`, `Goal ${id} A`), failed(`${id}-b`, `Goal ${id} B`)],
    }));
    const exercise = { id: 'e', title: 'E', folder: '/e', steps: steps.map(({ id }) => ({ id, guide: 'g.md' })) };
    const terminal = { width: 200, paint: (_: Style, text: string) => text } as Terminal;
    const show = (isWhole: boolean) =>
      checkText(exercise as unknown as Exercise, { exercise: 'e', passed: false, steps, warnings: [] }, terminal, {
        isWhole,
      });

    it('says of later steps how many checks pass, and all of them when asked', () => {
      assert.match(
        show(false),
        /\n2 Step two\n {2}Comes later: 0 of 2 checks pass so far \(`--all` says what is missing\)\.\n/,
      );
      assert.doesNotMatch(show(false), /Goal two/);
      assert.match(show(true), /✗ Goal two B/);
    });

    it('tells one cause once', () => {
      assert.equal(show(true).split(cause).length, 2);
      assert.match(show(true), /✗ Goal one B\n {4}Seen: as under «Goal one A»\.\n {4}Why: /);
      assert.match(show(true), /✗ Goal one A\n {4}Seen: .*\n {4}Expected: orders\.csv\n {4}Actual: no file\n/);
    });
  });
});

describe('applyFixes', () => {
  const base = { path: 'p', message: '', severity: 'warning', aliases: [], why: '' } as const;
  const replace = (text: string, from: string, to: string, rule = from) => {
    const start = text.indexOf(from);
    if (start < 0) return [];
    const edits = [{ span: { start, end: start + from.length }, text: to }];
    return [{ ...base, rule, span: { start, end: start + from.length }, fix: { title: '', safe: true, edits } }];
  };

  it('lets fixes that overlap wait for the next round', async () => {
    const look = async (text: string) => [
      ...replace(text, 'ab', 'x'),
      ...replace(text, 'bc', 'y'),
      ...replace(text, 'xc', 'z'),
    ];
    assert.deepEqual(await applyFixes('abc', look, async () => false), { text: 'z', applied: ['ab', 'xc'] });
  });

  it('leaves unsafe fixes alone', async () => {
    const look = async (text: string) =>
      replace(text, 'a', 'b').map((found) => ({ ...found, fix: { ...found.fix, safe: false } }));
    assert.deepEqual(await applyFixes('a', look, async () => false), { text: 'a', applied: [] });
  });

  it('ends with a fix that never helps', async () => {
    const look = async (text: string) => replace(text, 'a', 'aa');
    assert.equal((await applyFixes('a', look, async () => false)).applied.length, 10);
  });

  it('creates files beside the document', async () => {
    const made = new Map<string, string>();
    const look = async () =>
      made.size > 0
        ? []
        : [
            {
              ...base,
              rule: 'r',
              span: { start: 0, end: 0 },
              fix: { title: '', safe: true, edits: [], files: [{ path: '.dockerignore', text: '.git\n' }] },
            },
          ];
    const create = async (file: string, text: string) => Boolean(made.set(file, text));
    assert.deepEqual(await applyFixes('FROM a', look, create), { text: 'FROM a', applied: ['r'] });
    assert.deepEqual([...made], [['.dockerignore', '.git\n']]);
  });
});
