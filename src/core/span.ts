/** A half-open range of UTF-16 offsets in one text: `start <= end <= text.length`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text as people count: line and column from 1, column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}
