import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { parseManifest } from './manifest';

const folder = path.join('/exercises', 'python', 'pin-versions');
const good = readFileSync('src/lessons/testing/pack/pin-versions/exercise.yaml', 'utf8');
const parse = (text: string) => parseManifest(text, folder, 'tiny');
/** The problems as `line: message`. */
const problems = (text: string) => parse(text).problems.map(({ line, message }) => `${line}: ${message}`);
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('parseManifest', () => {
  it('fills in the defaults', () => {
    const { exercise, problems: none } = parse(good);
    assert.deepEqual(none, []);
    assert.equal(exercise?.optional, false);
    assert.equal(exercise?.git, true);
    assert.deepEqual(exercise?.modes, {});
    assert.equal(exercise?.python, undefined);
    assert.equal(exercise?.folder, folder);
    assert.equal(exercise?.topic, 'python');
    assert.deepEqual(exercise?.data, [{ to: 'data/2026-01.csv', month: 1, rows: 20, labels: true }]);
    assert.deepEqual(exercise?.needs, [{ tool: 'git', range: undefined }]);
    assert.equal(exercise?.steps[0]?.checks[1]?.at, undefined);
  });

  for (const [name, text] of [
    ['Windows line ends', good.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${good}`],
    ['both', `\uFEFF${good.replaceAll('\n', '\r\n')}`],
  ] as const) {
    it(`reads a file with ${name}, and finds lines in it`, () => {
      assert.deepEqual(problems(text), []);
      const broken = text.replace('hints: [guide/pinned', 'hint: [guide/pinned');
      const unknown = parse(broken).problems.find(({ message }) => message.includes('`hint`'));
      assert.equal(unknown?.line, lineOf(good, 'hints: ['));
      assert.equal(broken.slice(unknown?.span.start, unknown?.span.end), 'hint');
    });
  }

  const change = (from: string, to: string) => good.replace(from, to);
  for (const [name, text, at, message] of [
    ['an unknown key', change('summary:', 'sumary:'), 'summary:', /[Uu]nknown key `sumary`.*Did you mean `summary`\?/],
    [
      'an unknown key in a check',
      change('        try: Name', '        tries: Name'),
      '        try: Name',
      /`tries`.*`try`/,
    ],
    ['an unknown key of a kind', change('tracked: [', 'traked: ['), 'tracked: [', /`traked`.*`tracked`/],
    [
      'a wrong type',
      change('minutes: 5', 'minutes: soon'),
      'minutes: 5',
      /`minutes` must be a whole number, not `soon`/,
    ],
    ['an unknown kind', change('kind: git', 'kind: gitt'), 'kind: git', /Did you mean `git`\?/],
    ['a missing key', change('level: 1\n', ''), 'schema', /`level` is missing/],
    [
      'a mode that is a number',
      change('level: 1\n', 'level: 1\nmodes: { train.py: 600 }\n'),
      'minutes:',
      /`train.py` must be a text, not `600`/,
    ],
    [
      'a mode outside',
      change('level: 1\n', "level: 1\nmodes: { ../train.py: '600' }\n"),
      'minutes:',
      /leaves its folder/,
    ],
    ['two hints', change(', guide/pinned-3.md', ''), 'hints: [guide/pinned', /hints/],
    [
      'an id that is not the folder',
      change('id: pin-versions', 'id: pin-version'),
      'id: pin',
      /folder is named `pin-versions`/,
    ],
    ['an id twice', change('id: explained', 'id: exact'), '- id: explained', /`exact` is used by another check/],
    [
      'a path upwards',
      change('file: requirements.txt, at', 'file: ../requirements.txt, at'),
      'opens:',
      /leaves its folder/,
    ],
    ['an absolute path', change('to: data/', 'to: /data/'), '- { to:', /is absolute/],
    ['a drive', change('to: data/', 'to: C:/data/'), '- { to:', /is absolute/],
    ['a backslash', change('to: data/', 'to: data\\'), '- { to:', /backslash/],
    [
      'a path upwards in the options of a kind',
      change('file: README.md, matches', 'file: ../x, matches'),
      'contains: [{ file: README',
      /`\.\.\/x` leaves/,
    ],
    [
      'a range that is none',
      change('needs: [git]', "needs: ['git>=new']"),
      'needs:',
      /`git>=new` is no tool with a version range/,
    ],
    ['YAML that is none', change('title: Pin', 'title: [Pin'), undefined, /no valid YAML/],
    ['a key twice', change('level: 1\n', 'level: 1\nlevel: 2\n'), 'minutes: 5', /no valid YAML/],
  ] as const) {
    it(`tells ${name}`, () => {
      const { exercise, problems: found } = parse(text);
      assert.equal(exercise, undefined);
      assert.ok(found.length > 0, 'nothing was told');
      if (message) assert.match(found.map((problem) => problem.message).join('\n'), message);
      if (at)
        assert.ok(
          found.some(({ line }) => line === lineOf(good, at)),
          `lines ${found.map(({ line }) => line)}, not ${lineOf(good, at)}`,
        );
    });
  }

  const prediction = (observed: string) =>
    change(
      good.slice(good.indexOf('        kind: git')),
      `        kind: predict
        with:
          file: predictions.yaml
          key: runs
          question: How often?
          type: number
          explain: Twice.
          observe:
            kind: process
            with: ${observed}
`,
    );
  it('looks into the check that a prediction observes', () => {
    assert.deepEqual(problems(prediction('{ command: [python, train.py] }')), []);
    const text = prediction('{ comand: [python, train.py], cwd: ../elsewhere }');
    assert.match(problems(text).join('\n'), /`comand`.*Did you mean `command`\?/);
    assert.equal(parse(text).problems.at(-1)?.line, lineOf(text, 'with: { comand'));
    assert.match(problems(prediction('{ command: [a], cwd: ../elsewhere }')).join('\n'), /`\.\.\/elsewhere` leaves/);
  });

  it('tells everything at once, in order', () => {
    const text = change('summary:', 'sumary:')
      .replace('minutes: 5', 'minutes: soon')
      .replace('kind: git', 'kind: gitt');
    const lines = parse(text).problems.map(({ line }) => line);
    assert.ok(lines.length >= 3);
    assert.deepEqual(
      lines,
      [...lines].sort((a, b) => a - b),
    );
  });

  for (const [name, text] of [
    ['nothing', ''],
    ['a list', '- a\n- b\n'],
    ['a number', '7'],
    ['two documents', `${good}---\n${good}`],
    ['half of it', good.slice(0, good.length / 2)],
    ['binary', '\0\x01\x02'],
    [
      'an alias bomb',
      'a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]\n',
    ],
    ['an alias of nothing', 'schema: *none\n'],
  ] as const) {
    it(`tells ${name} and does not throw`, () => {
      const { exercise, problems: found } = parse(text);
      assert.equal(exercise, undefined);
      assert.ok(found.length > 0);
      for (const { line, message } of found) assert.ok(line >= 1 && message.length > 10);
    });
  }
});
