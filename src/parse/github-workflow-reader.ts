import type { ObjectReader } from '@actions/workflow-parser/templates/object-reader';
import { EventType, ParseEvent } from '@actions/workflow-parser/templates/parse-event';
import {
  BooleanToken,
  type LiteralToken,
  MappingToken,
  NullToken,
  NumberToken,
  SequenceToken,
  StringToken,
  type TemplateToken,
} from '@actions/workflow-parser/templates/tokens/index';
import type { TokenRange } from '@actions/workflow-parser/templates/tokens/token-range';
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { LineIndex } from '../core/line-index';
import type { Span } from '../core/span';
import type { YamlDocument } from './yaml';

/** Events handed to GitHub's parser at most; more come only from aliases that repeat each other. */
const maxEvents = 200_000;
const maxDepth = 500;

/** Hands a parsed document to GitHub's parser, which so need not parse the text again and cannot be led astray by aliases. */
export class WorkflowObjectReader implements ObjectReader {
  private readonly events: ParseEvent[] = [];
  private next = 0;
  /** True when aliases or nesting stand for more than the parser should be given; the events are then not complete. */
  isTooLarge = false;

  constructor(
    private readonly yaml: YamlDocument,
    private readonly text: string,
    private readonly lines: LineIndex,
  ) {
    this.add(EventType.DocumentStart);
    this.addNode(yaml.root, { start: 0, end: 0 }, 0);
    this.add(EventType.DocumentEnd);
  }

  allowLiteral(): LiteralToken | undefined {
    return this.take(EventType.Literal) as LiteralToken | undefined;
  }

  allowSequenceStart(): SequenceToken | undefined {
    return this.take(EventType.SequenceStart) as SequenceToken | undefined;
  }

  allowSequenceEnd(): boolean {
    return this.skip(EventType.SequenceEnd);
  }

  allowMappingStart(): MappingToken | undefined {
    return this.take(EventType.MappingStart) as MappingToken | undefined;
  }

  allowMappingEnd(): boolean {
    return this.skip(EventType.MappingEnd);
  }

  validateStart(): void {
    if (!this.skip(EventType.DocumentStart)) throw new Error('The document does not start.');
  }

  validateEnd(): void {
    if (!this.skip(EventType.DocumentEnd)) throw new Error('The document does not end.');
  }

  private skip(type: EventType): boolean {
    if (this.events[this.next]?.type !== type) return false;
    this.next++;
    return true;
  }

  private take(type: EventType): TemplateToken | undefined {
    const event = this.events[this.next];
    return this.skip(type) ? event?.token : undefined;
  }

  private add(type: EventType, token?: TemplateToken): void {
    this.events.push(new ParseEvent(type, token));
  }

  private addNode(node: Node | undefined, place: Span, depth: number): void {
    if (this.isTooLarge) return;
    this.isTooLarge = this.events.length > maxEvents || depth > maxDepth;
    const followed = this.yaml.follow(node);
    if (isMap(followed)) {
      this.add(EventType.MappingStart, new MappingToken(1, this.rangeOf(this.yaml.spanOf(followed)), undefined));
      for (const { key, keySpan, value } of this.yaml.entries(followed)) {
        this.add(EventType.Literal, new StringToken(1, this.rangeOf(keySpan), key, undefined));
        this.addNode(value, keySpan, depth + 1);
      }
      this.add(EventType.MappingEnd);
    } else if (isSeq(followed)) {
      this.add(EventType.SequenceStart, new SequenceToken(1, this.rangeOf(this.yaml.spanOf(followed)), undefined));
      for (const item of this.yaml.items(followed)) this.addNode(item, this.yaml.spanOf(item), depth + 1);
      this.add(EventType.SequenceEnd);
    } else {
      this.add(EventType.Literal, this.literal(followed, place));
    }
  }

  private literal(node: Node | undefined, place: Span): LiteralToken {
    const value = this.yaml.scalar(node);
    const span = node ? this.yaml.spanOf(node) : place;
    const range = this.rangeOf(span);
    if (value === undefined || value === null) return new NullToken(1, range, undefined);
    if (typeof value === 'number') return new NumberToken(1, range, value, undefined);
    if (typeof value === 'boolean') return new BooleanToken(1, range, value, undefined);
    return new StringToken(1, range, value, undefined, this.sourceOf(node, span));
  }

  /** The text as written, from which the parser reckons the place of an expression: a block's lines below its header. */
  private sourceOf(node: Node | undefined, { start, end }: Span): string | undefined {
    const written = this.text.slice(start, end);
    if (!isScalar(node)) return undefined;
    if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED')
      return /[\r\n]/.test(written) ? undefined : written;
    return written.slice(written.indexOf('\n') + 1);
  }

  private rangeOf({ start, end }: Span): TokenRange {
    return { start: this.lines.positionAt(start), end: this.lines.positionAt(end) };
  }
}
