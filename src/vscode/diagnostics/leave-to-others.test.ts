import assert from 'node:assert/strict';
import { leaveToOthers } from './leave-to-others';

describe('leave to others', () => {
  const text = ['FROM python', 'RUN pip install x', 'CMD run'].join('\n');
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length - 1;
  const base = { rule: 'dockerfile/pinned-base', aliases: ['DL3006'], span: { start: 5, end: 11 } };
  const own = { rule: 'dockerfile/loopback-bind', aliases: [], span: { start: 30, end: 33 } };
  const rules = (findings: readonly { rule: string }[]) => findings.map(({ rule }) => rule);

  it('shows all when nobody else reports anything', () => {
    assert.deepEqual(rules(leaveToOthers([base, own], 'auto', [], lineOf)), [base.rule, own.rule]);
  });

  it('leaves to another linter what it reports at the same line', () => {
    const others = [{ code: 'DL3006', firstLine: 0, lastLine: 0 }];
    assert.deepEqual(rules(leaveToOthers([base, own], 'auto', others, lineOf)), [own.rule]);
  });

  it('keeps it when the other report is about another line or another fact', () => {
    const others = [
      { code: 'DL3006', firstLine: 1, lastLine: 2 },
      { code: 'DL3025', firstLine: 0, lastLine: 0 },
    ];
    assert.deepEqual(rules(leaveToOthers([base, own], 'auto', others, lineOf)), [base.rule, own.rule]);
  });

  it('shows everything with always, and only what others cannot say with only-ml', () => {
    const others = [{ code: 'DL3006', firstLine: 0, lastLine: 0 }];
    assert.deepEqual(rules(leaveToOthers([base, own], 'always', others, lineOf)), [base.rule, own.rule]);
    assert.deepEqual(rules(leaveToOthers([base, own], 'only-ml', [], lineOf)), [own.rule]);
  });
});
