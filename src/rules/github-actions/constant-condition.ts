import type { ExpressionNode } from '../../parse/github-expression';
import { expressionsOf } from './expressions';
import type { WorkflowRule } from './rule';

/** A condition that reads nothing gives the same answer on every run. */
export const constantCondition: WorkflowRule = {
  id: 'github-actions/constant-condition',
  summary: 'Let a condition read something.',
  why: 'A condition that reads nothing is always the same: a step switched off with `false` to save time while debugging, such as the evaluation, stays off.',
  severity: 'information',
  aliases: ['if-cond'],
  fixable: false,
  *check(document) {
    const { yaml, source } = document;
    for (const { value: job } of yaml?.entries(yaml.get(yaml.root, 'jobs')) ?? []) {
      for (const holder of [job, ...(yaml?.items(yaml.get(job, 'steps')) ?? [])]) {
        const entry = yaml?.entry(holder, 'if');
        if (entry && (!entry.value || yaml?.scalar(entry.value) === ''))
          yield {
            span: entry.keySpan,
            message: /^\s*:\s*!/.test(source.text.slice(entry.keySpan.end, entry.keySpan.end + 20))
              ? 'Without quotes YAML takes what begins with `!` for a tag, so this condition is empty. Write `${{ !… }}`.'
              : 'This condition is empty, so it decides nothing. Write it, or take the `if` out.',
          };
      }
    }
    for (const { place, node } of expressionsOf(document).all) {
      if (!place.condition || !place.alone || !node || !isConstant(node)) continue;
      yield {
        span: place.spanOf(node),
        message:
          'This condition reads nothing, so its answer never changes. Take the `if` out, or what it keeps from running.',
      };
    }
  },
};

const pure = new Set(['contains', 'startswith', 'endswith', 'format', 'join', 'tojson', 'fromjson', 'case']);

function isConstant(node: ExpressionNode): boolean {
  switch (node.kind) {
    case 'literal':
      return true;
    case 'variable':
      return false;
    case 'property':
    case 'filter':
      return isConstant(node.of);
    case 'index':
      return isConstant(node.of) && isConstant(node.index);
    case 'call':
      return pure.has(node.name.toLowerCase()) && node.args.every(isConstant);
    case 'not':
      return isConstant(node.operand);
    case 'logic':
    case 'compare':
      return isConstant(node.left) && isConstant(node.right);
  }
}
