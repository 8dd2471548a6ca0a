import type { Problem } from '../../core/finding';
import type { PlacedPromql } from '../../parse/promql-place';

/** What Prometheus refuses in an expression, as problems of the file. */
export function* reportPromql(expression: PlacedPromql): Iterable<Problem> {
  for (const { span, message, instead } of expression.promql.problems) {
    const place = expression.spanAt(span.start, span.end);
    yield {
      span: place,
      message: message.slice(0, 400),
      ...(instead && { fix: { title: `Write ${instead}`, edits: [{ span: place, text: instead }], safe: false } }),
    };
  }
}
