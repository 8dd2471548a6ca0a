import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isImageName } from './is-image-name';

const digest = 'ab'.repeat(32);

describe('isImageName', () => {
  for (const name of [
    'python',
    'python:3.12-slim',
    'a/b/c:Tag_1',
    'localhost:5000/a',
    'Registry.example.org/a-b/c__d:1',
    `a@sha256:${digest}`,
    `a:1@sha256:${digest}`,
    '[::1]:5000/a',
  ])
    it(`takes ${name}`, () => assert.equal(isImageName(name), true));
  for (const name of [
    '',
    'Python',
    'a:',
    'a//b',
    '-a',
    'a@sha256:abc',
    'a b',
    'a:b:c',
    ':1',
    'a/B',
    `a@sha256:${digest.toUpperCase()}`,
  ])
    it(`refuses ${name || 'nothing'}`, () => assert.equal(isImageName(name), false));
});
