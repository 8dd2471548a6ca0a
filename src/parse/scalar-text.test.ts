import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readScalarText } from './scalar-text';
import { parseYaml } from './yaml';

/** YAML of a key `a` in every style of a scalar: the place of `word` in the value must be that of `word` in the file. */
const styles = [
  'a: one word two',
  'a: one\n  word two',
  "a: 'it''s a word here'",
  'a: "tab\\t \\"quoted\\" \\u00e9 word"',
  'a: "folded \\\n   word"',
  'a: |\n  one\n    word\n  two\n',
  'a: >-\n  one\n\n  two word\n   more\n',
  'a: |2-\n    word\n',
  'a: >\r\n  one\r\n  word\r\n',
  "a: 'one\n\n  word'",
  '- a: |\n    é😀 word # no comment\n',
];

describe('the text of a scalar', () => {
  for (const text of styles) {
    it(`knows its places in ${JSON.stringify(text)}`, () => {
      const [document] = parseYaml(text).documents;
      const root = document?.root;
      const node = document?.get(document.items(root)[0] ?? root, 'a');
      const scalar = readScalarText(text, node);
      assert.ok(scalar);
      const at = scalar.value.indexOf('word');
      const { start, end } = scalar.spanAt(at, at + 4);
      assert.equal(text.slice(start, end), 'word');
      const last = scalar.spanAt(scalar.value.length, scalar.value.length);
      assert.ok(last.start <= text.length && last.end <= text.length);
    });
  }
});
