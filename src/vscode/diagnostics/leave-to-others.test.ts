import assert from 'node:assert/strict';
import { codesOf, leaveToOthers } from './leave-to-others';

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
    const others = [{ codes: ['dl3006'], firstLine: 0, lastLine: 0 }];
    assert.deepEqual(rules(leaveToOthers([base, own], 'auto', others, lineOf)), [own.rule]);
  });

  it('keeps it when the other report is about another line or another fact', () => {
    const others = [
      { codes: ['dl3006'], firstLine: 1, lastLine: 2 },
      { codes: ['dl3025'], firstLine: 0, lastLine: 0 },
    ];
    assert.deepEqual(rules(leaveToOthers([base, own], 'auto', others, lineOf)), [base.rule, own.rule]);
  });

  it('shows everything with always, and only what others cannot say with only-ml', () => {
    const others = [{ codes: ['dl3006'], firstLine: 0, lastLine: 0 }];
    assert.deepEqual(rules(leaveToOthers([base, own], 'always', others, lineOf)), [base.rule, own.rule]);
    assert.deepEqual(rules(leaveToOthers([base, own], 'only-ml', [], lineOf)), [own.rule]);
  });

  it('leaves what is reported where the statement begins', () => {
    const others = [{ codes: ['dl3006'], firstLine: 0, lastLine: 0 }];
    const later = { ...base, span: { start: 20, end: 22 } };
    assert.deepEqual(rules(leaveToOthers([later], 'auto', others, lineOf)), [later.rule]);
    assert.deepEqual(rules(leaveToOthers([later], 'auto', others, lineOf, () => 0)), []);
  });

  for (const [report, codes] of [
    [{ code: 'DL3006', source: 'hadolint', message: 'Always tag' }, ['dl3006']],
    [{ code: undefined, source: 'hadolint', message: 'DL3006 warning: Always tag' }, ['dl3006']],
    [{ code: '2086', source: 'shellcheck', message: 'Double quote' }, ['2086', 'sc2086']],
    [{ code: undefined, source: 'hadolint', message: 'SC2086: Double quote' }, ['sc2086']],
    [{ code: undefined, source: 'actionlint', message: 'unexpected key "x" [syntax-check]' }, ['syntax-check']],
    [{ code: '2086', source: 'ts', message: 'wrong [here]' }, ['2086']],
    [{ code: 'StageNameCasing', source: 'docker-language-server', message: 'x' }, ['stagenamecasing']],
    [{ code: undefined, source: undefined, message: 'nothing' }, []],
  ] as const)
    it(`reads ${codes.join(', ') || 'nothing'} from ${JSON.stringify(report)}`, () =>
      assert.deepEqual(codesOf(report), [...codes]));
});
