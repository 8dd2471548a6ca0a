import type { Source, SourceDocument } from '../core/rule';
import { type ProtoField, type ProtoMessage, type ProtoScalar, parseTextProto, type TextProto } from './text-proto';

/** The fields of each message: `[]` for repeated, then `s` `i` `n` `b`, `=A,B` or `@Message`, then the name of a one-of. */
export type TritonMessages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A `config.pbtxt` of a Triton model. */
export interface TritonDocument extends SourceDocument {
  readonly proto: TextProto;
  readonly messages: TritonMessages;
}

/** Loads the fields of a configuration once; the result reads any text without throwing. */
export async function loadTriton(): Promise<(source: Source) => TritonDocument> {
  const messages = (await import('./shapes/triton.json')).default as unknown as TritonMessages;
  return (source) => {
    // A longer text is no configuration, and takes long to read.
    const proto = parseTextProto(source.text.length > 1_000_000 ? '' : source.text);
    return {
      source,
      proto,
      messages,
      comments: proto.comments,
      statementStart: (offset) => proto.starts.findLast((start) => start <= offset) ?? offset,
    };
  };
}

/** The fields of a name in a message; none when it is a single word. */
export function fieldsOf(message: ProtoMessage | ProtoScalar | undefined, name: string): ProtoField[] {
  return message?.kind === 'message' ? message.fields.filter((field) => field.name === name) : [];
}

/** The last value of a field, as protobuf's readers take it; `undefined` when it is a message or missing. */
export function scalarOf(message: ProtoMessage | ProtoScalar | undefined, name: string): ProtoScalar | undefined {
  const value = fieldsOf(message, name).at(-1)?.value;
  return value && value.kind !== 'message' ? value : undefined;
}
