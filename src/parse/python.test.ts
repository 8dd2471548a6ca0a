import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parsePython } from './python';

const names: readonly (readonly [string, readonly (string | undefined)[]])[] = [
  ['import a.b as c\nc.d()', ['a.b.d']],
  ['import a.b\na.b.c()', ['a.b.c']],
  ['from a import b as c, d\nc(); d.e()', ['a.b', 'a.d.e']],
  ['from a import (\n  b, # why\n  c,\n)\nc()', ['a.c']],
  ['from . import a\na()', ['..a']],
  ['from .x import a\na()', ['.x.a']],
  ['import a\nx = a.B()\nx.c()', ['a.B', 'a.B().c']],
  ['import a\nwith a.B() as x:\n  x.c()', ['a.B', 'a.B().c']],
  ['import a\na = 1\na.b()', [undefined]],
  ['try:\n  from a import b\nexcept ImportError:\n  from c import b\nb()', [undefined]],
  ['b()', [undefined]],
  ['def f():\n  import a\n  a.b()\n', ['a.b']],
];

describe('Python', () => {
  for (const [text, expected] of names) {
    it(`resolves ${JSON.stringify(text)}`, () => {
      const { calls } = parsePython({ path: 'a.py', text });
      assert.deepEqual(
        calls.map(({ name }) => name),
        expected,
      );
    });
  }

  it('tells the arguments of a call apart', () => {
    const document = parsePython({ path: 'a.py', text: 'f(1, *b, c="d", e=f"g", **h)' });
    const [call] = document.calls;
    assert.ok(call);
    assert.deepEqual(call.positional.map(document.read), ['1']);
    assert.deepEqual([...call.keywords.keys()], ['c', 'e']);
    assert.equal(call.isOpen, true);
    assert.equal(document.textOf(call.keywords.get('c')?.value), 'd');
    assert.equal(document.textOf(call.keywords.get('e')?.value), undefined);
  });

  it('starts a statement at its first line', () => {
    const text = '@a\ndef f():\n  x = g(\n    1,\n  )\n';
    const document = parsePython({ path: 'a.py', text });
    assert.equal(document.statementStart(text.indexOf('1')), text.indexOf('x = '));
    assert.equal(document.statementStart(text.indexOf('f()')), 0);
  });
});
