import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseYaml, statementStart } from './yaml';
import { lookUp, parsePath } from './yaml-path';

const only = (text: string) => {
  const file = parseYaml(text);
  const [document] = file.documents;
  assert.ok(document);
  return { file, document };
};

describe('parseYaml', () => {
  it('finds comments, but none in texts, behind a byte order mark and with Windows line ends', () => {
    const text = '\uFEFFa: 1 # one\r\nb: "# no"\r\n# two\r\nc: |\r\n  # in\r\n';
    const comments = parseYaml(text).comments.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(comments, ['# one', '# two']);
  });

  it('follows aliases and merge keys', () => {
    const { document } = only('base: &b { a: 1, c: 3 }\nown:\n  <<: *b\n  a: 2\n');
    assert.deepEqual(document.toValue(document.get(document.root, 'own')), { c: 3, a: 2 });
  });

  it('ends on aliases that stand for billions of values, and on one that holds itself', () => {
    let text = 'a0: &a0 [x,x,x,x,x,x,x,x,x]\n';
    for (let i = 1; i < 12; i++)
      text += `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]\n`;
    const { document } = only(text);
    const count = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? Object.values(value).reduce((sum: number, each) => sum + count(each), 1)
        : Number(value !== undefined);
    const made = count(document.toValue(document.root));
    assert.ok(made > 10_000 && made <= 100_000, `${made} values`);
    const circle = only('a: &a\n  b: *a\n').document;
    assert.deepEqual(circle.toValue(circle.root), { a: { b: null } });
  });

  it('says what is wrong and where', () => {
    const { problems } = parseYaml('a: [1\nb: *nothing\n');
    assert.ok(problems.some(({ message }) => message.includes('&nothing')));
    const deep = parseYaml('['.repeat(30_000));
    assert.ok(deep.problems.some(({ message }) => message === 'This is nested too deeply to be read.'));
    assert.deepEqual(parseYaml('').documents, []);
  });

  it('takes lines of quotes and brackets that stand too far left, as libyaml does', () => {
    const text =
      'a:\n  k: "one,\n  two \\" three" # why\n  l: \'it\'\'s:\nso\'\n  m: [x,\n  y]\n  n: {o: 1,\n  p: "q"\n  }\nz: 1\n';
    const { file, document } = only(text);
    assert.deepEqual(file.problems, []);
    assert.deepEqual(document.toValue(document.root), {
      a: { k: 'one,   two " three', l: "it's: so", m: ['x', 'y'], n: { o: 1, p: 'q' } },
      z: 1,
    });
    assert.deepEqual(
      file.comments.map(({ start, end }) => text.slice(start, end)),
      ['# why'],
    );
    const { start, end } = document.spanOf(document.get(document.get(document.root, 'a'), 'k'));
    assert.equal(text.slice(start, end), '"one,\n  two \\" three"');
  });

  it('ends a quote that is still open at its line, and keeps what follows', () => {
    const { file, document } = only('a: "one\nb: "two"\nc: 3\n');
    assert.ok(file.problems.length > 0);
    assert.equal(document.scalar(document.get(document.root, 'c')), 3);
    assert.ok(parseYaml('a: "one\n---\nb: two"\n').problems.length > 0);
  });

  it('finds the key or item that begins the line of a place', () => {
    const text = 'on: push\njobs:\n  a:\n    steps:\n      - run: |\n          echo\n        env: { X: 1, Y: 2 }\n';
    const { file } = only(text);
    const at = (mark: string) => text.slice(statementStart(file, text, text.indexOf(mark))).split('\n')[0];
    assert.equal(at('echo'), 'run: |');
    assert.equal(at('Y: 2'), 'env: { X: 1, Y: 2 }');
    assert.equal(at('push'), 'on: push');
  });
});

describe('lookUp', () => {
  const { document } = only('jobs:\n  a: { needs: [b, c] }\n  "x.y": { needs: [] }\n');
  const values = (path: string) =>
    lookUp(document, path).map(({ path, node, found }) => [path, found, document.toValue(node)]);

  it('walks keys, indexes and stars', () => {
    assert.deepEqual(values('jobs.a.needs[1]'), [['jobs.a.needs[1]', true, 'c']]);
    assert.deepEqual(values('jobs.a.needs[-1]'), [['jobs.a.needs[-1]', true, 'c']]);
    assert.deepEqual(values('jobs["x.y"].needs'), [['jobs.x.y.needs', true, []]]);
    assert.deepEqual(
      values('jobs.*.needs').map(([path]) => path),
      ['jobs.a.needs', 'jobs.x.y.needs'],
    );
    assert.deepEqual(values('jobs.a.needs.*').length, 2);
  });

  it('says how far a path leads', () => {
    const [match] = lookUp(document, 'jobs.b.needs');
    assert.deepEqual([match?.found, match?.reached, match?.siblings], [false, 'jobs', ['a', 'x.y']]);
  });

  it('refuses a path that cannot be read', () => {
    assert.throws(() => parsePath('a[b'), RangeError);
  });
});
