import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readRequirements } from './requirements';

describe('requirements files', () => {
  it('are read line by line', () => {
    const text = [
      '\ufeff# all',
      'mlflow==3.1.0',
      'uvicorn [standard] >= 0.30 ; python_version > "3.8"  # the server',
      'a @ https://example.org/a.whl',
      'b==1 \\',
      '    --hash=sha256:abc \\',
      '    --hash=sha256:def',
      'c',
    ].join('\r\n');
    assert.deepEqual(
      readRequirements(text).map(({ name, specifier, line }) => [name, specifier, line]),
      [
        ['mlflow', '==3.1.0', 2],
        ['uvicorn[standard]', '>= 0.30', 3],
        ['a', '@ https://example.org/a.whl', 4],
        ['b', '==1', 5],
        ['c', '', 8],
      ],
    );
  });

  it('leave out options, paths and what is no requirement', () => {
    const text =
      '-r other.txt\n--extra-index-url https://example.org\n-e .\n./lib\nhttps://example.org/a.whl\n<<<<<<< HEAD\na b c\n\n==1\n';
    assert.deepEqual(readRequirements(text), []);
  });
});
