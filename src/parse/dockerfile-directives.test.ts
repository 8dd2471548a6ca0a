import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isDockersSyntax, readDirectives } from './dockerfile-directives';

describe('readDirectives', () => {
  it('reads the lines on top and their places', () => {
    const text =
      '\ufeff# syntax=docker/dockerfile:1\r\n  #Escape = `\r\n# check=skip=all;error=true\nFROM a\n# escape=x\n';
    assert.deepEqual(
      readDirectives(text).map(({ name, value, span }) => [name, value, text.slice(span.start, span.end)]),
      [
        ['syntax', 'docker/dockerfile:1', '# syntax=docker/dockerfile:1'],
        ['escape', '`', '#Escape = `'],
        ['check', 'skip=all;error=true', '# check=skip=all;error=true'],
      ],
    );
  });

  it('ends at an empty line, a comment and an unknown name', () => {
    for (const text of ['\n# escape=`\n', '# about\n# escape=`\n', '# a=b\n# escape=`\n', '', '# escape=\n'])
      assert.deepEqual(readDirectives(text), []);
  });

  it('tells Docker’s own frontend from others', () => {
    assert.deepEqual(
      [
        'FROM a',
        '# syntax=docker/dockerfile:1',
        '# syntax=r.example.org/docker/dockerfile-upstream:x',
        '# syntax=example.org/own',
      ].map(isDockersSyntax),
      [true, true, true, false],
    );
  });
});
