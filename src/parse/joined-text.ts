import type { Span } from '../core/span';

/** Pieces of a text put together (a continued instruction without its line continuations and comments), with the way back. */
export class JoinedText {
  readonly text: string;
  /** Where each piece starts in the joined text. */
  private readonly starts: number[] = [];

  constructor(
    source: string,
    private readonly pieces: readonly Span[],
  ) {
    let text = '';
    for (const { start, end } of pieces) {
      this.starts.push(text.length);
      text += source.slice(start, end);
    }
    this.text = text;
  }

  /** The span in the source of a span of the joined text; what was left out between its ends lies inside. */
  spanAt(start: number, end: number): Span {
    const from = this.offsetAt(start);
    return { start: from, end: end > start ? this.offsetAt(end - 1) + 1 : from };
  }

  private offsetAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const piece = this.pieces[low];
    return piece ? Math.min(piece.start + offset - (this.starts[low] ?? 0), piece.end) : 0;
  }
}
