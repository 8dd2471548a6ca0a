import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'mocha';
import { homeFolder } from './home';

describe('homeFolder', () => {
  const user = homedir();
  for (const [named, setting, expected] of [
    ['/a b/ü', '/other', '/a b/ü'],
    [undefined, '/other', '/other'],
    ['', ' ', path.join(user, '.mlops-roadmap')],
    ['~/progress', undefined, path.join(user, 'progress')],
    [undefined, '~', user],
    ['~name', undefined, path.resolve('~name')],
  ] as const)
    it(`variable ${named}, setting ${setting}: ${expected}`, () => {
      assert.equal(homeFolder({ MLOPS_ROADMAP_HOME: named }, setting), path.resolve(expected));
    });
});
