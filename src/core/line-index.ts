import type { Position, Span } from './span';

/** Converts between offsets and lines of one text; `\n`, `\r\n` and a lone `\r` each end a line. */
export class LineIndex {
  private readonly starts: number[] = [0];
  /** Where the last answer was: the next question is mostly about the same line or the one below it. */
  private lastLine = 0;

  constructor(private readonly text: string) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 13 && text.charCodeAt(i + 1) === 10) continue;
      if (unit === 10 || unit === 13) this.starts.push(i + 1);
    }
  }

  /** The number of lines; an empty text has one. */
  get lineCount(): number {
    return this.starts.length;
  }

  /** The 1-based line and column of an offset; offsets outside the text are clamped to it. */
  positionAt(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    if ((this.starts[this.lastLine] ?? 0) <= inside) {
      low = this.lastLine;
      if (inside < (this.starts[low + 1] ?? Number.POSITIVE_INFINITY)) high = low;
      else if (inside < (this.starts[low + 2] ?? Number.POSITIVE_INFINITY)) high = ++low;
    }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    this.lastLine = low;
    return { line: low + 1, column: inside - (this.starts[low] ?? 0) + 1 };
  }

  /** The offset of a 1-based position, clamped to the text. */
  offsetAt({ line, column }: Position): number {
    const start = this.starts[Math.max(0, line - 1)];
    if (start === undefined) return this.text.length;
    return Math.max(0, Math.min(start + column - 1, this.text.length));
  }

  /** The span of a 1-based line without its line end; the empty span at the end of the text when there is no such line. */
  lineSpan(line: number): Span {
    const start = this.starts[line - 1] ?? this.text.length;
    let end = this.starts[line] ?? this.text.length;
    while (end > start && /[\r\n]/.test(this.text[end - 1] ?? '')) end--;
    return { start, end };
  }
}
