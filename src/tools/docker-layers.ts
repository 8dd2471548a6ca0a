import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type Dockerode from 'dockerode';
import { type Extract, extract } from 'tar-stream';

/** What to look for in the layers of an image, deleted files included. */
export interface LayerSearch {
  /** Whether a path (relative to the root, without a leading slash) is wanted. */
  readonly wantsPath: (path: string) => boolean;
  /** Looked for in each file of at most `maxTextBytes`. */
  readonly texts: readonly RegExp[];
}

/** Something found in a layer. */
export interface LayerHit {
  readonly path: string;
  /** The source of the text pattern, when it was a text. */
  readonly text?: string;
  /** The instruction that made the layer, as the image's history has it. */
  readonly createdBy: string;
}

interface Found {
  readonly layer: string;
  readonly path: string;
  readonly text?: string;
}

const maxTextBytes = 2 << 20;
const maxHits = 50;

/** Reads every layer of an image as `docker save` gives it, without writing to disk; stops early after enough hits. */
export async function searchLayers(
  client: Dockerode,
  imageId: string,
  search: LayerSearch,
  signal: AbortSignal,
): Promise<LayerHit[]> {
  const found: Found[] = [];
  const documents = new Map<string, string>();
  const archive = (await client.getImage(imageId).get()) as Readable;
  await eachEntry(archive, signal, async (name, content, size) => {
    if (/\.json$/.test(name) || (name.startsWith('blobs/') && size < 200_000)) {
      const bytes = await readAll(content);
      documents.set(name, bytes.toString('utf8'));
      // A small layer is a blob as well; a document is no archive and gives nothing.
      if (name.endsWith('.json')) return;
      await searchLayer(name, Readable.from([bytes]), search, found, signal);
    } else if (/(?:^blobs\/|layer\.tar$)/.test(name)) await searchLayer(name, content, search, found, signal);
  });
  const layers = describeLayers(documents);
  return found.map(({ layer, ...hit }) => ({
    ...hit,
    createdBy: layers.get(layer) ?? 'an instruction that is not in the history',
  }));
}

async function searchLayer(
  layer: string,
  content: Readable,
  search: LayerSearch,
  found: Found[],
  signal: AbortSignal,
): Promise<void> {
  const plain = await unzip(content);
  if (!plain) return;
  await eachEntry(plain, signal, async (name, file, size) => {
    const path = name.replace(/^\.?\//, '');
    if (found.length >= maxHits || /(?:^|\/)\.wh\./.test(path)) return;
    if (search.wantsPath(path.replace(/\/$/, ''))) found.push({ layer, path });
    if (search.texts.length === 0 || size === 0 || size > maxTextBytes) return;
    const text = (await readAll(file)).toString('latin1');
    for (const regex of search.texts) if (regex.test(text)) found.push({ layer, path, text: regex.source });
  });
}

/** The layers in order stand in manifest.json, the instructions in the configuration's history; empty layers have none. */
function describeLayers(documents: ReadonlyMap<string, string>): Map<string, string> {
  const names = new Map<string, string>();
  try {
    const [manifest] = JSON.parse(documents.get('manifest.json') ?? '[]') as { Config: string; Layers: string[] }[];
    const config = JSON.parse(documents.get(manifest?.Config ?? '') ?? '{}') as {
      history?: { created_by?: string; empty_layer?: boolean }[];
    };
    const steps = (config.history ?? []).filter(({ empty_layer }) => !empty_layer);
    manifest?.Layers.forEach((layer, index) => {
      const text = (steps[index]?.created_by ?? '').replace(/^\/bin\/sh -c (?:#\(nop\)\s*)?/, '');
      names.set(layer, text || 'the base image');
    });
  } catch {
    // An archive in an unknown format: the hits are reported without their instruction.
  }
  return names;
}

/** Calls `visit` for each entry in turn and drains what it leaves unread. */
async function eachEntry(
  archive: Readable,
  signal: AbortSignal,
  visit: (name: string, content: Readable, size: number) => Promise<void>,
): Promise<void> {
  const reader: Extract = extract();
  reader.on('entry', (header, stream, next) => {
    const content = stream as unknown as Readable;
    let hasEnded = false;
    const ended = new Promise<void>((resolve) => {
      content.once('close', () => {
        hasEnded = true;
        resolve();
      });
    });
    const rest = async () => {
      await visit(header.name, content, header.size ?? 0);
      if (!hasEnded) content.resume();
      await ended;
    };
    rest().then(() => next(), next);
  });
  await pipeline(archive, reader as unknown as NodeJS.WritableStream, { signal });
}

/** Layers may be gzipped; what begins like neither gzip nor tar is no layer. */
async function unzip(content: Readable): Promise<Readable | undefined> {
  const head = await readHead(content);
  if (!head) return undefined;
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const isTar = head.subarray(257, 262).toString('latin1') === 'ustar';
  if (!isGzip && !isTar) return undefined;
  return isGzip
    ? content.pipe(createGunzip())
    : content.pipe(new Transform({ transform: (chunk, _, done) => done(null, chunk) }));
}

async function readHead(content: Readable): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  let hasEnded = false;
  content.once('end', () => {
    hasEnded = true;
  });
  while (size < 512 && !hasEnded) {
    const chunk = content.read() as Buffer | null;
    if (chunk) {
      chunks.push(chunk);
      size += chunk.length;
      continue;
    }
    await new Promise<void>((resolve) => {
      content.once('readable', resolve);
      content.once('end', resolve);
    });
  }
  // Every tar archive is longer than its first block.
  if (size < 512 || hasEnded) return undefined;
  const head = Buffer.concat(chunks);
  content.unshift(head);
  return head;
}

async function readAll(content: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
