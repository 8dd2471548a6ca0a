import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseDockerIgnore } from './dockerignore';

describe('.dockerignore', () => {
  for (const [text, excluded, kept] of [
    ['data/\n.env', ['data', 'data/x/y.csv', '.env'], ['src/data/x', '.env.example', 'sub/.env']],
    ['**/.env\n**/__pycache__', ['.env', 'a/b/.env', 'a/__pycache__/x.pyc'], ['a/env']],
    ['*.csv', ['a.csv'], ['data/a.csv']],
    ['data/**/*.csv', ['data/a.csv', 'data/x/y/a.csv'], ['data/a.txt']],
    [
      '*\n!src\n!requirements.txt\nsrc/secret',
      ['README.md', '.git/HEAD', 'src/secret'],
      ['src/a.py', 'requirements.txt'],
    ],
    ['*', ['a', 'a/b'], []],
    ['**', ['a', 'a/b'], []],
    ['/mlruns\r\n./models/\r\n# data\r\n\r\n', ['mlruns/1', 'models/m.bin'], ['data']],
    ['a/../b', ['b/c'], ['a']],
    ['x?[ab].txt\n[z-a', ['xya.txt'], ['xyc.txt', 'x/a.txt']],
    ['\ufeff.git', ['.git/HEAD'], []],
    ['.', [], ['a']],
    ['data\n!data/keep.csv', ['data/a'], ['data/keep.csv']],
  ] as const)
    it(`reads ${JSON.stringify(text)}`, () => {
      const { excludes } = parseDockerIgnore(text);
      for (const path of excluded) assert.ok(excludes(path), `${path} is kept out`);
      for (const path of kept) assert.ok(!excludes(path), `${path} stays`);
    });
});
