import assert from 'node:assert/strict';
import { manifestSchema } from '../../lessons/manifest-schema';
import { suggest } from './suggest';

/** Labels offered where `|` stands. */
function at(marked: string): string[] {
  const before = marked.slice(0, marked.indexOf('|'));
  const line = before.split('\n').length - 1;
  const column = before.length - (before.lastIndexOf('\n') + 1);
  return suggest(manifestSchema(), marked.replace('|', ''), line, column).map(({ label }) => label);
}

const step = 'schema: 1\nsteps:\n  - id: a\n    title: T\n';

describe('completion in exercise.yaml', () => {
  it('offers the keys of the top that are not there yet', () => {
    const keys = at('schema: 1\nid: x\n|\ntitle: T\n');
    assert.ok(keys.includes('summary') && keys.includes('steps'), keys.join());
    assert.ok(!keys.includes('id') && !keys.includes('title'), keys.join());
  });

  it('offers the keys of a step, beside the ones it has', () => {
    assert.deepEqual(at(`${step}    |\n`).sort(), ['checks', 'guide', 'hints', 'opens']);
    assert.ok(at('steps:\n- id: a\n  |').includes('title'), 'a list at the indentation of its key');
    assert.ok(at('steps:\n  - |').includes('id'));
  });

  it('offers the keys of a check, and the options of its kind', () => {
    const check = `${step}    checks:\n      - id: c\n        kind: files\n`;
    assert.ok(at(`${check}        |\n`).includes('goal'));
    assert.ok(at(`${check}        with:\n          |\n`).includes('exist'));
    assert.ok(!at(`${check}        with:\n          |\n`).includes('rules'));
    assert.ok(at(`${step}    checks:\n      - kind: lint\n        with:\n          |\n`).includes('rules'));
  });

  it('offers the values that a key may have', () => {
    const kinds = at(`${step}    checks:\n      - kind: |\n`);
    assert.ok(kinds.includes('files') && kinds.includes('docker-image'), kinds.join());
    assert.deepEqual(at('optional: |'), ['true', 'false']);
  });

  it('goes on after a list, and offers nothing where nothing is known', () => {
    assert.ok(at('schema: 1\nsteps:\n  - id: a\nmin|').includes('minutes'));
    assert.deepEqual(at('nonsense:\n  |'), []);
    assert.doesNotThrow(() => at('- - -\n  : :\n\t|'));
  });
});
