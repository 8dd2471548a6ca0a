import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from './apply-edits';

describe('applyEdits', () => {
  it('applies edits in any order, each against the original text', () => {
    const edits = [
      { span: { start: 4, end: 5 }, text: '' },
      { span: { start: 0, end: 1 }, text: 'AAA' },
      { span: { start: 5, end: 5 }, text: '!' },
    ];
    assert.equal(applyEdits('abcde', edits), 'AAAbcd!');
  });

  it('keeps two insertions at one place in their order', () => {
    const at = { start: 1, end: 1 };
    assert.equal(
      applyEdits('ab', [
        { span: at, text: '1' },
        { span: at, text: '2' },
      ]),
      'a12b',
    );
  });

  it('refuses edits that overlap', () => {
    const edits = [
      { span: { start: 0, end: 3 }, text: 'x' },
      { span: { start: 2, end: 4 }, text: 'y' },
    ];
    assert.throws(() => applyEdits('abcde', edits), /overlap at offset 2/);
  });
});
