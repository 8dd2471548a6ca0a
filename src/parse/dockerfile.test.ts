import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { before, describe, it } from 'mocha';
import { LineIndex } from '../core/line-index';
import type { Source } from '../core/rule';
import { type DockerfileDocument, loadDockerfile } from './dockerfile';
import { readInvocation } from './invocation';

describe('parse Dockerfiles', () => {
  let parseSource: (source: Source) => DockerfileDocument;
  before(async () => {
    parseSource = await loadDockerfile();
  });
  const parse = (text: string) => parseSource({ path: 'Dockerfile', text });
  const shown = (text: string, span: { start: number; end: number }) => text.slice(span.start, span.end);
  const first = (text: string) => parse(text).instructions[0] ?? assert.fail('an instruction');
  const commands = (text: string) => first(text).commands.map(({ words }) => words.map((word) => word.text).join(' '));

  it('reads what ONBUILD keeps for later, with its exact places', () => {
    const text = 'FROM a\nONBUILD \\\n  # why\n  COPY --from=b \\\n  c "d e"\nONBUILD\nONBUILD RUN <<E\nf g\nE\n';
    const [, copy, empty, run] = parse(text).instructions;
    assert.equal(copy?.trigger?.keyword, 'COPY');
    assert.deepEqual(
      [...copy.trigger.flags, ...copy.trigger.words].map(({ span }) => shown(text, span)),
      ['--from=b', 'c', '"d e"'],
    );
    assert.equal(empty?.trigger, undefined);
    assert.deepEqual(
      run?.trigger?.commands.map(({ span }) => shown(text, span)),
      ['f g'],
    );
  });

  it('finds pipes behind loops and groups, but none in the patterns of a case', () => {
    const pipes = (script: string) =>
      first(`RUN ${script}\n`).commands.filter(({ followedBy }) => followedBy === '|').length;
    assert.deepEqual(
      ['for i in 1; do a; done | b', '{ a; b; } | c', '(a; b) | c', 'a; case $x in b|c) d;; esac', 'a || b'].map(pipes),
      [1, 1, 1, 0, 0],
    );
  });

  it('has the instructions before the first stage', () => {
    assert.deepEqual(
      parse('ARG A\nRUN b\nFROM c\nRUN d\n').preamble.map(({ keyword }) => keyword),
      ['ARG', 'RUN'],
    );
  });

  it('cuts the file into instructions with their exact places', () => {
    const text =
      '\ufeff# syntax=docker/dockerfile:1\r\nfrom python:3.12\r\n\r\n  RUN a \\\r\n  # why\r\n\r\n    b\r\nCMD []\r\n';
    const { instructions, comments } = parse(text);
    assert.deepEqual(
      instructions.map(({ keyword, span }) => [keyword, shown(text, span)]),
      [
        ['FROM', 'from python:3.12'],
        ['RUN', 'RUN a \\\r\n  # why\r\n\r\n    b'],
        ['CMD', 'CMD []'],
      ],
    );
    assert.deepEqual(
      comments.map((span) => shown(text, span)),
      ['# syntax=docker/dockerfile:1', '# why'],
    );
    assert.deepEqual(
      instructions[1]?.commands[0]?.words.map(({ span }) => shown(text, span)),
      ['a', 'b'],
    );
  });

  it('obeys the escape directive only where it is one', () => {
    assert.equal(parse('# escape=`\nFROM a\nCOPY C:\\x `\n  D:\\\nUSER b').instructions.length, 3);
    assert.equal(parse('# hello\n# escape=`\nFROM a\nRUN b `\nUSER c').instructions.length, 3);
  });

  for (const [text, expected] of [
    ['RUN pip install a && pip install "b[c]>=1" | tee /x', ['pip install a', 'pip install b[c]>=1', 'tee /x']],
    ['RUN --mount=type=cache,target=/c --network=none pip install a', ['pip install a']],
    [
      'RUN apt-get update \\\n# no \\\n  && apt-get install -y \\\n\n    # gcc\n    git # end',
      ['apt-get update', 'apt-get install -y git'],
    ],
    ['RUN ["pip", "install", "a b"]', ['pip install a b']],
    ['CMD ["sh", "-c", "exec uvicorn app:app --port $PORT"]', ['exec uvicorn app:app --port $PORT']],
    ['ENTRYPOINT ["/bin/bash", "-lc", "a && b"]', ['a', 'b']],
    ['CMD ["python", ', []],
    ['HEALTHCHECK --interval=5s CMD curl -f http://x || exit 1', ['curl -f http://x', 'exit 1']],
    ['HEALTHCHECK CMD ["curl", "-f"]', ['curl -f']],
    ['HEALTHCHECK NONE', []],
    ['RUN <<EOF\npip install a\n# c\nUSER b\nEOF', ['pip install a', 'USER b']],
    ['RUN <<-"EOF" \n\ta b\n\tEOF', ['a b']],
    ['RUN <<EOF\n#!/usr/bin/env python3\nprint("a b")\nEOF', []],
    ['RUN python3 <<EOF && rm x\nimport os\nEOF', ['python3', 'rm x']],
    ['RUN <<EOF\r\npip install a\r\npip install b\r\nEOF\r\n', ['pip install a', 'pip install b']],
    ['RUN if [ -f x ]; then pip install y; fi; for i in a; do b "$i"; done', ['pip install y', 'b $i']],
    ['RUN export A=b && (cd x; make)', ['export A=b', 'cd x', 'make']],
    ['RUN bash -c "$(curl -s x)"', ['bash -c $(curl -s x)', 'curl -s x']],
    ['RUN', []],
  ] as const)
    it(`reads the commands of ${JSON.stringify(text)}`, () => assert.deepEqual(commands(text), expected));

  it('does not read PowerShell as bash', () => {
    const { instructions } = parse(
      'FROM a\nSHELL ["powershell", "-Command"]\nRUN pip install a\nFROM b\nRUN pip install a',
    );
    assert.deepEqual(
      instructions.map((each) => each.commands.length),
      [0, 0, 0, 0, 1],
    );
  });

  it('goes on below a here-document that has no end yet', () => {
    const { instructions } = parse('FROM a\nRUN <<EOF\nUSER b\nCOPY <<A <<B /x/\n1\nA\n2\nB\nCMD c');
    assert.deepEqual(
      instructions.map(({ keyword }) => keyword),
      ['FROM', 'RUN', 'USER', 'COPY', 'CMD'],
    );
  });

  it('places words inside JSON, strings and here-documents', () => {
    for (const text of ['CMD ["sh", "-c", "a bb"]', 'CMD ["a", "bb"]', 'RUN <<X\na bb\nX', 'RUN a \\\n  bb']) {
      const [, word] = first(text).commands[0]?.words ?? [];
      assert.ok(word);
      assert.equal(shown(text, word.span).replaceAll('"', ''), 'bb', text);
    }
  });

  it('reads flags, words and properties', () => {
    assert.deepEqual(
      first('COPY --from=build --chown="a:b" --link src dst/').flags.map(({ name, value }) => [name, value]),
      [
        ['from', 'build'],
        ['chown', 'a:b'],
        ['link', ''],
      ],
    );
    assert.deepEqual(
      first('COPY ["a b", "c/"]').words.map(({ text }) => text),
      ['a b', 'c/'],
    );
    const properties = (text: string) => first(text).properties.map(({ name, value }) => [name, value]);
    assert.deepEqual(properties('ENV A=1 B="two words" C=a\\ b D='), [
      ['A', '1'],
      ['B', 'two words'],
      ['C', 'a b'],
      ['D', ''],
    ]);
    assert.deepEqual(properties('ENV KEY some words'), [['KEY', 'some words']]);
    assert.deepEqual(properties('ARG A B=2'), [
      ['A', undefined],
      ['B', '2'],
    ]);
    const text = 'ENV A="two" \\\n  B=c';
    assert.deepEqual(
      first(text).properties.map(({ valueSpan }) => shown(text, valueSpan)),
      ['"two"', 'c'],
    );
  });

  it('follows stages and variables', () => {
    const document = parse(
      'ARG V=3.12\nARG TAG=${V}-slim\nARG OPEN\nFROM python:$TAG AS Base\nARG V\nENV N=$V\nUSER u$N\nFROM base AS next\nRUN x $N\nFROM ${OPEN}\nFROM ${OPEN:-debian}',
    );
    const [base, next, open, fallback] = document.stages;
    assert.ok(base && next && open && fallback);
    assert.equal(next.parent, base);
    assert.deepEqual(document.lineage(next), [base, next]);
    assert.deepEqual(document.baseOf(next), { repository: 'python', tag: '3.12-slim', digest: undefined });
    assert.equal(document.baseOf(open), undefined);
    assert.equal(document.baseOf(fallback)?.repository, 'debian');
    assert.equal(document.finalStage, fallback);
    const [user] = base.instructions.filter(({ keyword }) => keyword === 'USER');
    assert.ok(user);
    assert.equal(document.expand(user.words[0]?.text ?? '', user), 'u3.12');
    assert.equal(document.expand('$UNKNOWN', user), undefined);
  });

  for (const [script, expected] of [
    ['exec uvicorn app:app', 'uvicorn app:app'],
    ['/opt/venv/bin/python -u -m uvicorn app:app', 'uvicorn app:app'],
    ['python -m pip install x', 'pip install x'],
    ['python app.py -m x', 'python app.py -m x'],
    ['python -c "x" -m y', 'python -c x -m y'],
    ['tini -- conda run --no-capture-output -n e gunicorn a', 'gunicorn a'],
    ['env A=1 -u B uv run --with x fastapi dev', 'fastapi dev'],
    ['uv pip install x', 'uv pip install x'],
    ['gosu app python x', 'python x'],
    ['$CMD a', ' a'],
  ] as const)
    it(`sees what ${JSON.stringify(script)} starts`, () => {
      const [command] = first(`RUN ${script}`).commands;
      const invocation = readInvocation(command ?? assert.fail('a command'));
      assert.equal([invocation?.program, ...(invocation?.args ?? []).map(({ text }) => text)].join(' '), expected);
    });

  it('sees the same instructions at the same lines as dockerfile-ast', () => {
    const folder = path.join(process.cwd(), 'media', 'rules', 'dockerfile');
    // Lines below a here-document without an end stay instructions here, so that half-typed files keep their hints.
    const names = readdirSync(folder).filter((name) => name !== 'unterminated-heredoc.md');
    const pages = names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
    const examples = pages.flatMap((page) =>
      [...page.matchAll(/^```dockerfile .*\n([\s\S]*?)^```$/gm)].map(([, text]) => text ?? ''),
    );
    const tricky = [
      '# check=skip=all\n# escape=`\n# hi\nFROM a\nRUN foo `\n # c\n bar\nUSER x\n',
      'FROM a\nRUN <<EOF\nx\n# y\nEOF\nCOPY <<A <<B /x/\nq\nA\nw\nB\nRUN cat <<EOF > /x && echo\nx\nEOF\nCMD x\n',
      'FROM a\nRUN a && \\\n\n  b\nENV X="a \\\n b"\n\nRUN c',
    ];
    assert.ok(examples.length > 30);
    for (const text of [...examples, ...tricky]) {
      const lines = new LineIndex(text);
      const ours = parse(text).instructions.map(({ keyword, span }) => [
        keyword,
        lines.positionAt(span.start).line,
        lines.positionAt(span.end).line,
      ]);
      const theirs = DockerfileParser.parse(text)
        .getInstructions()
        .map((each) => {
          const { start, end } = each.getRange();
          return [each.getKeyword(), start.line + 1, end.line + 1];
        });
      assert.deepEqual(ours, theirs, text);
    }
  });
});
