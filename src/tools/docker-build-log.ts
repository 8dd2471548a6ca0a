import { readTrace, type Trace } from './docker-trace';

const keptCharacters = 32_000;
const longestLine = 2000;

/** Follows the events of a build, of the classic builder and of BuildKit, and keeps what is needed to explain how it ended. */
export class BuildLog {
  imageId: string | undefined;
  /** The engine's error, when there was one. */
  error: string | undefined;
  /** The step of the classic builder at which it stands: counted over all instructions, from 1. */
  step: { readonly number: number; readonly text: string } | undefined;
  /** The BuildKit vertex that failed, e.g. `[2/4] RUN pip install …`. */
  failedVertex: string | undefined;
  /** The last image that the classic builder made on the way. */
  intermediateId: string | undefined;
  private lines: string[] = [];
  private size = 0;
  private readonly vertices = new Map<string, string>();

  constructor(private readonly onProgress: (line: string) => void) {}

  /** Takes one line of the response; what is no JSON is kept as it came. */
  add(line: string): void {
    if (!line.trim()) return;
    let event: Record<string, unknown>;
    try {
      event = JSON.parse(line) as Record<string, unknown>;
    } catch {
      this.keep(line);
      return;
    }
    if (typeof event['stream'] === 'string') this.addText(event['stream']);
    if (typeof event['error'] === 'string') this.fail(event['error']);
    if (event['id'] === 'moby.buildkit.trace' && typeof event['aux'] === 'string')
      this.addTrace(readTrace(event['aux']));
    else if (isRecord(event['aux']) && typeof event['aux']['ID'] === 'string') this.imageId = event['aux']['ID'];
    else if (typeof event['status'] === 'string' && typeof event['id'] === 'string')
      this.onProgress(`${event['id']}: ${event['status']}`);
  }

  fail(message: string): void {
    this.error ??= message;
  }

  /** The end of what the build printed. */
  tail(): string {
    return this.lines.join('\n');
  }

  private addText(text: string): void {
    for (const line of text.split(/\r?\n/)) {
      const [, number, total, instruction] = /^STEP (\d+)\/(\d+) ?: (.*)$/i.exec(line) ?? [];
      if (number && instruction !== undefined) {
        this.step = { number: Number(number), text: instruction };
        this.onProgress(`step ${number} of ${total}: ${instruction.slice(0, 80)}`);
      }
      this.intermediateId = /^ ---> ([0-9a-f]{12,64})$/.exec(line)?.[1] ?? this.intermediateId;
      if (line.trim()) this.keep(line);
    }
  }

  private addTrace({ vertices, logs }: Trace): void {
    for (const { digest, name, hasStarted, error } of vertices) {
      if (hasStarted && !this.vertices.has(digest)) {
        this.vertices.set(digest, name);
        this.keep(name);
        this.onProgress(name.slice(0, 100));
      }
      // A cancelled vertex is a victim of the one that failed.
      if (error && !/context canceled/.test(error)) this.failedVertex ??= name;
    }
    for (const text of logs) for (const line of text.split(/\r?\n/)) if (line.trim()) this.keep(line);
  }

  private keep(line: string): void {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes of terminals start with one.
    const plain = line.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '').slice(0, longestLine);
    this.lines.push(plain);
    this.size += plain.length + 1;
    while (this.size > keptCharacters) this.size -= (this.lines.shift()?.length ?? 0) + 1;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
