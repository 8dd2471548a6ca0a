import { readText } from '../../parse/github-workflow-parts';
import type { Text } from '../../parse/pipeline';
import { conditionsOf } from './conditions';
import type { WorkflowRule } from './rule';

/** A condition with text around its expression is a text that is not empty, and so always true. */
export const alwaysTrue: WorkflowRule = {
  id: 'github-actions/always-true',
  summary: 'Let no text stand beside the expression of a condition.',
  why: '`if: ${{ … }} && …` is a text that is not empty, and GitHub takes it for true: the deployment runs on every branch, with a model that no gate has let through.',
  severity: 'warning',
  aliases: ['if-cond'],
  fixable: true,
  *check(document) {
    const { yaml, source } = document;
    if (!yaml) return;
    for (const node of conditionsOf(document)) {
      const condition = readText({ yaml, text: source.text }, node);
      const value = condition?.value;
      if (!condition || value === undefined || !value.includes('${{')) continue;
      if (value.startsWith('${{') && value.endsWith('}}') && value.indexOf('}}') === value.length - 2) continue;
      // Only spaces or a line end beside it: nothing to see, and still not empty.
      const bare = bareOf(condition);
      const fix = bare && { title: 'Take the braces out', edits: [{ span: condition.span, text: bare }], safe: false };
      yield {
        span: condition.span,
        message:
          'This condition is always true: with anything beside `${{ … }}`, even a line end, it is a text that is not empty. Write the whole condition without `${{` and `}}`.',
        ...(fix && { fix }),
      };
    }
  },
};

/** The condition with its braces taken out, where that is one line and nothing else could be meant. */
function bareOf({ raw }: Text): string | undefined {
  const parts = raw.trim().split(/\$\{\{|\}\}/);
  const bare = parts
    .map((part, index) =>
      index % 2 === 1 && parts.length > 3 && /\|\||&&/.test(part) ? `(${part.trim()})` : part.trim(),
    )
    .filter(Boolean)
    .join(' ')
    .trim();
  if (/[\r\n#]/.test(raw.trim()) || /: /.test(bare) || /^[!&*'"[{|>%@`]/.test(bare)) return undefined;
  return /^[!\w(].*$/.test(bare) ? bare : undefined;
}
