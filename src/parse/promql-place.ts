import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../core/span';
import { type Promql, parsePromql } from './promql';
import type { ScalarText } from './scalar-text';

/** An expression of PromQL in a file. */
export interface PlacedPromql {
  readonly promql: Promql;
  /** Where a part of the expression stands in the file. */
  spanAt(start: number, end: number): Span;
  spanOf(node: SyntaxNode): Span;
}

/** Reads the expression that a scalar holds; `prepare` may replace parts of it, keeping its length. */
export function placePromql(scalar: ScalarText, prepare: (text: string) => string = (text) => text): PlacedPromql {
  const promql = parsePromql(prepare(scalar.value));
  const spanAt = (start: number, end: number): Span => scalar.spanAt(start, end);
  return { promql, spanAt, spanOf: ({ from, to }) => spanAt(from, to) };
}
