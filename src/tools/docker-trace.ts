/** What a BuildKit status message says, as far as it is needed here. */
export interface Trace {
  readonly vertices: readonly {
    readonly digest: string;
    readonly name: string;
    readonly hasStarted: boolean;
    readonly error: string;
  }[];
  /** Output of the running steps. */
  readonly logs: readonly string[];
}

type Fields = ReadonlyMap<number, readonly Buffer[]>;

/** Decodes moby.buildkit.v1.StatusResponse (vertexes = 1, logs = 3) from the base64 of the event; broken input gives what could be read. */
export function readTrace(base64: string): Trace {
  const message = readFields(Buffer.from(base64, 'base64'));
  return {
    vertices: (message.get(1) ?? []).map((bytes) => {
      const vertex = readFields(bytes);
      return { digest: text(vertex, 1), name: text(vertex, 3), hasStarted: vertex.has(5), error: text(vertex, 7) };
    }),
    logs: (message.get(3) ?? []).map((bytes) => text(readFields(bytes), 4)),
  };
}

function text(fields: Fields, number: number): string {
  return fields.get(number)?.at(-1)?.toString('utf8') ?? '';
}

/** The length-delimited fields of one protobuf message; numbers are skipped. */
function readFields(bytes: Buffer): Fields {
  const fields = new Map<number, Buffer[]>();
  let at = 0;
  while (at < bytes.length) {
    const tag = readVarint();
    const wire = tag % 8;
    if (wire === 0) readVarint();
    else if (wire === 1) at += 8;
    else if (wire === 5) at += 4;
    else if (wire === 2) {
      const length = readVarint();
      const number = Math.floor(tag / 8);
      fields.set(number, [...(fields.get(number) ?? []), bytes.subarray(at, at + length)]);
      at += length;
    } else break;
  }
  return fields;

  function readVarint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  }
}
