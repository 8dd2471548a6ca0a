/** Keeps the head and the tail of a stream of bytes within a limit, and notes how much was left out between them. */
export class BoundedOutput {
  private readonly head: Buffer[] = [];
  private readonly tail: Buffer[] = [];
  private headBytes = 0;
  private tailBytes = 0;
  private leftOut = 0;

  /** @param limit Bytes to keep, half of them of the head. */
  constructor(private readonly limit: number) {}

  push(chunk: Buffer): void {
    const half = Math.ceil(this.limit / 2);
    const room = half - this.headBytes;
    const first = chunk.subarray(0, Math.max(0, room));
    if (first.length > 0) {
      this.head.push(first);
      this.headBytes += first.length;
    }
    if (chunk.length > first.length) this.pushTail(chunk.subarray(first.length), this.limit - half);
  }

  /** What was kept as text; bytes that are no UTF-8 become `\uFFFD`. */
  text(): string {
    const head = Buffer.concat(this.head);
    const tail = Buffer.concat(this.tail);
    if (this.leftOut === 0) return Buffer.concat([head, tail]).toString('utf8');
    // Cut where characters begin, so that the cut itself spoils none.
    const whole = new TextDecoder().decode(head, { stream: true });
    let start = 0;
    while (start < 3 && ((tail[start] ?? 0) & 0xc0) === 0x80) start++;
    return `${whole}\n… ${this.leftOut + start} bytes left out …\n${tail.subarray(start).toString('utf8')}`;
  }

  private pushTail(chunk: Buffer, limit: number): void {
    this.tail.push(chunk);
    this.tailBytes += chunk.length;
    while (this.tailBytes > limit) {
      const first = this.tail[0] as Buffer;
      const excess = Math.min(first.length, this.tailBytes - limit);
      if (excess === first.length) this.tail.shift();
      else this.tail[0] = first.subarray(excess);
      this.tailBytes -= excess;
      this.leftOut += excess;
    }
  }
}
