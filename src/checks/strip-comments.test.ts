import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { stripComments } from './strip-comments';

/** Comments are written between ⟦ and ⟧: exactly they must be blanked. */
const cases: [string, string][] = [
  ['a.py', 'x = 1  ⟦# one⟧\ny = "# two"\n⟦# three⟧'],
  ['a.py', "s = 'it\\'s # in'  ⟦# out⟧"],
  ['a.py', 'def f():\n    ⟦"""Uses\n    StandardScaler."""⟧\n    return 1'],
  ['a.py', '⟦"""Module."""⟧\r\nimport x\r\n'],
  ['a.py', 'sql = """\n# kept\n"""'],
  ['a.py', 'columns = [\n    "depot",\n    "rain"\n]'],
  ['a.py', 'f(\n    "depot"\n)'],
  ['a.py', 'x = (\n    "a"\n    "b"\n)'],
  ['a.py', "a = 'half typed\nb = 1 ⟦# c⟧"],
  ['a.py', "⟦'''\nimport mlflow\n'''⟧\nx = 1"],
  ['a.py', 'x = 1\n⟦"""\nmlflow.log_param("a", 1)\n"""⟧\n'],
  ['run.sh', '#⟦⟧'.replace('#⟦⟧', '⟦#!/bin/sh⟧\necho "# no" $# ${#a} a#b ⟦# yes⟧\n')],
  ['run.sh', "echo 'back\\' ⟦# yes⟧"],
  ['run.sh', 'set -e;⟦# yes⟧'],
  ['ci.yml', "a: don't # kept?".replace('# kept?', '⟦# gone⟧')],
  ['ci.yml', 'a: "x # y" ⟦# z⟧\nb: http://h/#frag\n⟦# c⟧'],
  ['ci.yml', "a: 'it''s # in' ⟦# out⟧"],
  ['Dockerfile', '⟦# a⟧\nRUN echo "# b" # c\n  ⟦# d⟧'.replace('  ⟦# d⟧', '⟦  # d⟧')],
  ['docker/train.Dockerfile', '⟦# a⟧\nFROM x'],
  ['requirements.txt', 'a==1 ⟦# why⟧\nb @ http://h/x#sha=1'],
  ['pyproject.toml', 'a = "# in" ⟦# out⟧'],
  ['Jenkinsfile', "sh 'curl http://x' ⟦// y⟧\n⟦/* a\n b */⟧ sh 'x'"],
  ['train', '⟦#!/usr/bin/env python3⟧\nx = 1 ⟦# c⟧'],
];

describe('stripComments', () => {
  for (const [path, marked] of cases)
    it(`${path}: ${JSON.stringify(marked)}`, () => {
      const text = marked.replace(/[⟦⟧]/g, '');
      const expected = marked.replace(/⟦([^⟧]*)⟧/g, (_, comment: string) => comment.replace(/[^\r\n]/g, ' '));
      assert.equal(stripComments(path, text), expected);
      assert.equal(stripComments(path, text)?.length, text.length);
    });

  it('knows what it does not know', () => {
    assert.equal(stripComments('model.joblib', 'x'), undefined);
  });

  it('reads any beginning of a file, and a large one', () => {
    for (const [path, marked] of cases)
      for (let end = 0; end <= marked.length; end++) {
        const text = marked.slice(0, end).replace(/[⟦⟧]/g, '');
        const stripped = stripComments(path, text);
        if (path !== 'train') assert.equal(stripped?.length, text.length);
      }
    const large = 'def f(x):\n    """Doc."""\n    return "# a"  # b\n'.repeat(5_000);
    assert.equal(stripComments('a.py', large)?.length, large.length);
  });
});
