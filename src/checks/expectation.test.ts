import assert from 'node:assert/strict';
import Ajv2020 from 'ajv/dist/2020';
import { describe, it } from 'mocha';
import { describeExpectation, type Expectation, expectationSchema, matchExpectation } from './expectation';

const holds: [Expectation, unknown][] = [
  [3, 3],
  ['a', 'a'],
  [null, null],
  [{ equals: { a: [1, { b: null }] } }, { a: [1, { b: null }] }],
  [{ not: 'root' }, 'app'],
  [{ not: 'root' }, undefined],
  [{ not: { min: 3 } }, 2],
  [{ oneOf: [1, 'x'] }, 'x'],
  [{ matches: '^b$' }, 'a\nb\nc'],
  [{ matches: '(?i)ERROR' }, 'an error'],
  [{ matches: '^20' }, 200],
  [{ contains: 'ell' }, 'hello'],
  [{ contains: ['a', 'b'] }, ['b', 'c', 'a']],
  [{ contains: 'key' }, { key: undefined }],
  [{ min: 1, max: 2 }, 1.5],
  [{ type: 'list' }, []],
  [{ type: 'map' }, {}],
  [{ type: 'null' }, null],
  [{ exists: false }, undefined],
  [{ exists: true }, null],
  [{ length: { min: 2 } }, 'ü€'],
  [{ length: 1 }, { a: 1 }],
  [{ every: { type: 'number' } }, [1, 2]],
  [{ every: { min: 1 } }, []],
  [{ some: 2 }, { a: 1, b: 2 }],
  [{ near: { value: 1, tolerance: 0.1 } }, 1.05],
];

const fails: [Expectation, unknown, string, string][] = [
  [3, '3', '3', '"3"'],
  [0, false, '0', 'false'],
  ['a', undefined, '"a"', 'nothing'],
  [{ equals: [1, 2] }, [2, 1], '[1,2]', '[2,1]'],
  [{ not: 'root' }, 'root', 'not "root"', '"root"'],
  [{ oneOf: ['a', 'b'] }, 'c', 'one of "a", "b"', '"c"'],
  [{ matches: 'x+' }, 'y', 'text that matches `x+`', '"y"'],
  [{ matches: 'x' }, undefined, 'text that matches `x`', 'nothing'],
  [{ contains: ['a', 'z'] }, ['a'], 'something that contains "a" and "z"', '["a"]'],
  [{ contains: 'a' }, 5, 'something that contains "a"', '5'],
  [{ min: 3, max: 9 }, 2, 'at least 3', '2'],
  [{ min: 3, max: 9 }, 10, 'at most 9', '10'],
  [{ min: 3 }, '10', 'at least 3', '"10"'],
  [{ max: 3 }, Number.NaN, 'at most 3', 'NaN'],
  [{ type: 'map' }, [], 'a map', '[] (list)'],
  [{ type: 'map' }, undefined, 'a map', 'nothing'],
  [{ exists: true }, undefined, 'a value', 'nothing'],
  [{ exists: false }, null, 'no value', 'null'],
  [{ length: { max: 1 } }, 'ab', 'length at most 1', 'length 2: "ab"'],
  [{ length: 1 }, 7, 'length 1', '7'],
  [{ every: { max: 5 } }, [1, 9], 'each at most 5', 'item 2 is 9'],
  [{ every: 1 }, 1, 'each 1', '1'],
  [{ every: 1 }, { a: 1, b: 2 }, 'each 1', '`b` is 2'],
  [{ some: { min: 3 } }, [1], 'one that is at least 3', '[1]'],
  [{ some: 1 }, 1, 'one that is 1', '1'],
  [{ near: { value: 1, tolerance: 0.1 } }, 1.2, '1 ± 0.1', '1.2'],
];

describe('matchExpectation', () => {
  for (const [expectation, value] of holds)
    it(`${JSON.stringify(expectation)} holds for ${JSON.stringify(value)}`, () => {
      assert.equal(matchExpectation(expectation, value), undefined);
    });

  for (const [expectation, value, expected, actual] of fails)
    it(`${JSON.stringify(expectation)} refuses ${JSON.stringify(value)}`, () => {
      assert.deepEqual(matchExpectation(expectation, value), { expected, actual });
    });

  it('bounds what it shows of a huge value', () => {
    const actual = matchExpectation({ equals: 1 }, 'x'.repeat(1e6))?.actual ?? '';
    assert.match(actual, /^"x+… \(1000002 characters\)$/);
    assert.ok(actual.length < 300);
  });

  it('names the source of a pattern that is none', () => {
    assert.throws(() => matchExpectation({ matches: '(' }, 'a'), /^Error: `\(` is not a regular expression/);
  });

  it('says all clauses in words', () => {
    assert.equal(describeExpectation({ min: 3, max: 5 }), 'at least 3, at most 5');
  });
});

describe('expectationSchema', () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile({
    $defs: { expectation: expectationSchema },
    $ref: '#/$defs/expectation',
  });

  for (const [expectation] of [...holds, ...fails])
    it(`takes ${JSON.stringify(expectation)}`, () => {
      assert.ok(validate(expectation), JSON.stringify(validate.errors));
    });

  for (const wrong of [{ equal: 3 }, {}, [1], { min: '3' }, { every: { nope: 1 } }])
    it(`refuses ${JSON.stringify(wrong)}`, () => {
      assert.equal(validate(wrong), false);
    });
});
