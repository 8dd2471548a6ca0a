/** A map that keeps what was asked for last: at most `limit` entries, the one that nobody asked for longest goes first. */
export class Recent<K, V> {
  private readonly entries = new Map<K, V>();

  constructor(private readonly limit: number) {}

  get(key: K): V | undefined {
    const value = this.entries.get(key);
    if (value === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, value);
    return value;
  }

  set(key: K, value: V): void {
    this.entries.delete(key);
    for (const oldest of this.entries.keys()) {
      if (this.entries.size < this.limit) break;
      this.entries.delete(oldest);
    }
    this.entries.set(key, value);
  }
}
