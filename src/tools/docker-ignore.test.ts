import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseDockerIgnore } from './docker-ignore';

describe('parseDockerIgnore', () => {
  for (const [text, out, inside] of [
    ['data', ['data', 'data/a.csv'], ['src/data', 'database']],
    ['/data/', ['data', 'data/x/y'], ['a/data']],
    ['./data/../logs', ['logs'], ['data']],
    ['*.csv', ['a.csv'], ['b/a.csv', 'a.csv.gz']],
    ['**/*.csv', ['a.csv', 'b/c/a.csv'], ['a.csvx']],
    ['**', ['a', 'b/c'], []],
    ['a/**/z', ['a/z', 'a/b/z', 'a/b/c/z'], ['z', 'az']],
    ['?at', ['cat'], ['chat', '/at']],
    ['[a-c].py', ['b.py'], ['d.py']],
    ['*\n!Dockerfile\n!src', ['x', 'data/y'], ['Dockerfile', 'src', 'src/a.py']],
    ['!a\na', ['a'], ['b']],
    ['# data\n  spaced  \n\n', ['spaced'], ['data', '# data']],
    ['\uFEFFdata\r\nlogs\r\n', ['data', 'logs'], []],
    ['[broken', [], ['[broken', 'b']],
    ['a\\*b', ['a*b'], ['axb']],
    ['model.v1', ['model.v1'], ['modelxv1']],
  ] as const) {
    it(JSON.stringify(text), () => {
      const ignore = parseDockerIgnore(text);
      for (const path of out) assert.equal(ignore.ignores(path), true, `${path} stays out`);
      for (const path of inside) assert.equal(ignore.ignores(path), false, `${path} goes in`);
    });
  }

  it('may prune ignored folders only without exceptions', () => {
    assert.equal(parseDockerIgnore('data').canPrune, true);
    assert.equal(parseDockerIgnore('data\n!data/keep').canPrune, false);
  });
});
