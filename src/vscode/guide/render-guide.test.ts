import assert from 'node:assert/strict';
import { commandOf, isGuideMessage } from './guide-messages';
import type { GuideCheck, GuideModel } from './guide-model';
import { renderGuide } from './render-guide';

const hostile = `"><img src=x onerror='alert(1)'>&`;

function check(part: Partial<GuideCheck> = {}): GuideCheck {
  const base: GuideCheck = {
    id: 'a',
    goal: 'It builds',
    state: 'unknown',
    message: undefined,
    expected: undefined,
    actual: undefined,
    why: 'Because',
    try: 'This',
    places: [],
  };
  return { ...base, ...part };
}

function model(part: Partial<GuideModel> = {}): GuideModel {
  return {
    exercise: { id: 'e', title: 'An exercise', minutes: 30, isDone: false },
    steps: [
      { id: 'one', title: 'First', isDone: true },
      { id: 'two', title: 'Second', isDone: false },
    ],
    current: 1,
    notices: [],
    page: '<p>Page</p>',
    questions: [],
    checks: [check()],
    hints: [],
    hintCount: 3,
    running: undefined,
    status: undefined,
    isTrusted: true,
    next: undefined,
    ...part,
  };
}

describe('the guide', () => {
  it('escapes whatever comes from files and from the learner', () => {
    const html = renderGuide(
      model({
        exercise: { id: hostile, title: hostile, minutes: 1, isDone: true },
        steps: [{ id: hostile, title: hostile, isDone: false }],
        current: 0,
        notices: [{ kind: 'warning', text: hostile, action: { label: hostile, command: hostile, args: [hostile] } }],
        questions: [{ check: hostile, question: hostile, options: [hostile], answer: hostile }],
        checks: [
          check({
            id: hostile,
            goal: hostile,
            state: 'failed',
            message: hostile,
            expected: hostile,
            actual: hostile,
            why: hostile,
            try: hostile,
            places: [{ path: hostile, line: 1, message: hostile }],
          }),
        ],
        running: hostile,
        status: hostile,
        next: { id: hostile, title: hostile },
      }),
    );
    assert.ok(!html.includes('<img'), html);
    assert.ok(!/\son\w+=["']/.test(html.replaceAll('&#39;', '')), 'an event handler got in');
    assert.ok(!/<script|style=/.test(html));
  });

  it('says of an unmet check what was seen, expected, why and what to try, with a way to the line', () => {
    const html = renderGuide(
      model({
        checks: [
          check({
            state: 'failed',
            message: '`python` has no tag.',
            expected: '3.12',
            actual: 'none',
            places: [{ path: 'Dockerfile', line: 3, message: 'here' }],
          }),
        ],
      }),
    );
    for (const part of [
      '<code>python</code> has no tag.',
      '<dt>Seen</dt><dd><code>none</code>',
      '<dt>Expected</dt><dd><code>3.12</code>',
      '<dt>Why</dt><dd>Because',
      '<dt>Try</dt><dd>This',
      'data-path="Dockerfile" data-line="3"',
      '<details data-details="check-a" open>',
      'not met',
    ]) {
      assert.ok(html.includes(part), part);
    }
  });

  it('shows a blocked check as such and never as failed', () => {
    const html = renderGuide(model({ checks: [check({ state: 'blocked', message: 'Docker does not answer.' })] }));
    assert.ok(html.includes('cannot be checked here') && html.includes('Docker does not answer.'));
    assert.ok(!html.includes('not met'));
  });

  it('runs nothing in an untrusted folder', () => {
    assert.match(renderGuide(model({ isTrusted: false })), /data-command="checkStep" data-key="check" disabled/);
    assert.doesNotMatch(renderGuide(model()), /data-key="check" disabled/);
  });

  it('offers to cancel while it runs, the next hint by its number, and the next exercise in the end', () => {
    assert.ok(renderGuide(model({ running: 'building' })).includes('data-command="cancelChecks"'));
    assert.ok(renderGuide(model({ hints: ['<p>One</p>'] })).includes('Hint (2 of 3)'));
    assert.ok(!renderGuide(model({ hints: ['a', 'b', 'c'] })).includes('data-command="showHint"'));
    const done = renderGuide(
      model({ exercise: { id: 'e', title: 'E', minutes: 1, isDone: true }, next: { id: 'n', title: 'N' } }),
    );
    assert.ok(done.includes('data-command="startExercise"') && done.includes('data-args="[&quot;n&quot;]"'));
  });

  it('names every button’s command in the list of allowed ones', () => {
    const models = [
      model(),
      model({ running: 'x' }),
      model({ exercise: { id: 'e', title: 'E', minutes: 1, isDone: true } }),
      model({ current: 0 }),
    ];
    const names = models.flatMap((one) =>
      [...renderGuide(one).matchAll(/data-command="(\w+)"/g)].map(([, name]) => name ?? ''),
    );
    assert.deepEqual(
      names.filter((name) => commandOf(name) === undefined),
      [],
    );
  });

  it('takes only messages of its own form', () => {
    assert.ok(isGuideMessage({ type: 'place', path: 'src/a.py', line: 3 }));
    for (const bad of [
      null,
      'x',
      {},
      { type: 'place', path: '../x', line: 1 },
      { type: 'place', path: 'a', line: 1.5 },
      { type: 'command', command: 'checkStep', args: [{}] },
      { type: 'other' },
    ]) {
      assert.equal(isGuideMessage(bad), false, JSON.stringify(bad));
    }
    assert.equal(commandOf('constructor'), undefined);
    assert.equal(commandOf('workbench.action.quit'), undefined);
  });
});
