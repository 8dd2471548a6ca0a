import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type ExpressionNode, parseExpression, visitExpression } from './github-expression';
import { ExpressionFault } from './github-expression-lexer';
import { findExpressionPlaces } from './github-expression-places';
import { parseYaml } from './yaml';

/** The tree as a text with every bracket. */
function show(node: ExpressionNode): string {
  switch (node.kind) {
    case 'literal':
      return JSON.stringify(node.value);
    case 'variable':
      return node.name;
    case 'property':
      return `${show(node.of)}.${node.name}`;
    case 'filter':
      return `${show(node.of)}.*`;
    case 'index':
      return `${show(node.of)}[${show(node.index)}]`;
    case 'call':
      return `${node.name}(${node.args.map(show).join(', ')})`;
    case 'not':
      return `!${show(node.operand)}`;
    case 'logic':
    case 'compare':
      return `(${show(node.left)} ${node.operator} ${show(node.right)})`;
  }
}

function read(text: string): string {
  const parsed = parseExpression(text);
  if (!(parsed instanceof ExpressionFault)) return show(parsed);
  return `${text.slice(0, parsed.span.start)}⟦${text.slice(parsed.span.start, parsed.span.end)}⟧${text.slice(parsed.span.end)}`;
}

describe('parseExpression', () => {
  const trees: Readonly<Record<string, string>> = {
    "a || b && c == 'it''s'": '(a || (b && (c == "it\'s")))',
    '!(a < 1) != true': '(!(a < 1) != true)',
    "GitHub.Event['x'].*.y[0]": 'github.event["x"].*.y[0]',
    'toJSON(a, fn(), -1.5e3, 0x1F, null)': 'toJSON(a, fn(), -1500, 31, null)',
    'a[*].true': 'a.*.true',
    ' a\n .b ': 'a.b',
  };
  for (const [text, tree] of Object.entries(trees)) it(`reads ${text.trim()}`, () => assert.equal(read(text), tree));

  const faults = ['a ⟦b⟧', 'a ⟦&&⟧', 'a ⟦+⟧ b', 'f(a)⟦)⟧', 'a.⟦1⟧', "'a' == ⟦'b⟧", 'a == ⟦"b c"⟧', '⟦1x⟧'];
  for (const marked of faults)
    it(`marks the fault in ${marked}`, () => assert.equal(read(marked.replace(/[⟦⟧]/g, '')), marked));

  it('bears nesting without end', () => {
    assert.ok(parseExpression(`${'('.repeat(100_000)}a`) instanceof ExpressionFault);
    assert.ok(parseExpression('!'.repeat(100_000)) instanceof ExpressionFault);
  });

  it('visits every part, the whole first', () => {
    const parsed = parseExpression('f(a.b, !c) && d[e] == 1');
    assert.ok(!(parsed instanceof ExpressionFault));
    const names: string[] = [];
    visitExpression(parsed, (part) => names.push(part.kind === 'variable' ? part.name : part.kind));
    assert.deepEqual(names, ['logic', 'call', 'property', 'a', 'not', 'c', 'compare', 'index', 'd', 'e', 'literal']);
  });
});

describe('findExpressionPlaces', () => {
  const places = (text: string) => {
    const [yaml] = parseYaml(text, { mergeKeys: false }).documents;
    assert.ok(yaml);
    return findExpressionPlaces(yaml, text).map((place) => ({
      key: place.key,
      job: place.job,
      step: place.step,
      text: place.text.trim(),
      alone: place.alone,
      written: text.slice(place.span.start, place.span.end),
    }));
  };

  it('knows the key, the job and the step', () => {
    const found = places('jobs:\n  a:\n    if: x\n    steps:\n      - run: y\n      - run: echo ${{ z }}\n');
    assert.deepEqual(found, [
      { key: 'jobs.<job_id>.if', job: 'a', step: undefined, text: 'x', alone: true, written: 'x' },
      { key: 'jobs.<job_id>.steps.run', job: 'a', step: 1, text: 'z', alone: false, written: '${{ z }}' },
    ]);
  });

  it('reads through the quotes of YAML', () => {
    const found = places(`a: '\${{ ''x'' }}'\nb: "\\"\${{ y }}\\""\nc: \${{ '}}' }}\nd: |\n  \${{ z\n  }}\n`);
    assert.deepEqual(
      found.map(({ text, written }) => [text, written]),
      [
        ["'x'", "${{ ''x'' }}"],
        ['y', '${{ y }}'],
        ["'}}'", "${{ '}}' }}"],
        ['z', '${{ z\n  }}'],
      ],
    );
  });
});
