import { readFile, stat } from 'node:fs/promises';

const largest = 500_000_000;
const magic = 'SQLite format 3\0';

/**
 * The whole database as bytes, with what its write-ahead log (`-wal`) holds already laid over it, in a form that an engine without shared memory reads.
 * A problem in words when the file is none, or a program is writing it. Format: https://www.sqlite.org/fileformat2.html
 */
export async function readDatabase(file: string, shown: string): Promise<Uint8Array | { readonly problem: string }> {
  const { size } = await stat(file);
  if (size === 0) return { problem: `\`${shown}\` is empty: no table was ever made in it.` };
  if (size > largest) return { problem: `\`${shown}\` has ${size} bytes: too much to be looked at.` };
  const bytes = await readFile(file);
  if (bytes.toString('latin1', 0, 16) !== magic) return { problem: `\`${shown}\` is no SQLite database.` };
  const journal = await readFile(`${file}-journal`).catch(() => undefined);
  if (journal?.subarray(0, 8).some((byte) => byte !== 0))
    return {
      problem: `\`${shown}\` is being written this moment (\`${shown}-journal\` is there). End what writes to it, then check again.`,
    };
  const log = await readFile(`${file}-wal`).catch(() => undefined);
  const whole = log ? overlay(bytes, log) : bytes;
  // Read and write versions 2 mean a write-ahead log, which the engine could not open; 1 is the plain form.
  whole[18] = 1;
  whole[19] = 1;
  return whole;
}

/** Lays the committed frames of a write-ahead log over the database. */
function overlay(database: Buffer, log: Buffer): Buffer {
  if (log.length < 32) return database;
  const order = log.readUInt32BE(0);
  if (order !== 0x377f0682 && order !== 0x377f0683) return database;
  const isBig = order === 0x377f0683;
  const pageSize = log.readUInt32BE(8);
  const salts = log.subarray(16, 24);
  let sums: Sums = sumOf(log.subarray(0, 24), isBig, [0, 0]);
  const pages = new Map<number, Buffer>();
  let pending = new Map<number, Buffer>();
  let pageCount = Math.floor(database.length / pageSize);
  for (let at = 32; at + 24 + pageSize <= log.length; at += 24 + pageSize) {
    const header = log.subarray(at, at + 24);
    const page = log.subarray(at + 24, at + 24 + pageSize);
    sums = sumOf(page, isBig, sumOf(header.subarray(0, 8), isBig, sums));
    // The rest is of an older round, or was being written when the program died.
    if (!header.subarray(8, 16).equals(salts)) break;
    if (header.readUInt32BE(16) !== sums[0] || header.readUInt32BE(20) !== sums[1]) break;
    pending.set(header.readUInt32BE(0), page);
    const committed = header.readUInt32BE(4);
    if (committed === 0) continue;
    for (const [number, content] of pending) pages.set(number, content);
    pending = new Map();
    pageCount = committed;
  }
  const whole = Buffer.alloc(pageCount * pageSize);
  database.copy(whole);
  for (const [number, content] of pages) if (number <= pageCount) content.copy(whole, (number - 1) * pageSize);
  return whole;
}

type Sums = readonly [number, number];

function sumOf(bytes: Buffer, isBig: boolean, [first, second]: Sums): Sums {
  let one = first;
  let two = second;
  for (let i = 0; i + 8 <= bytes.length; i += 8) {
    one = (one + (isBig ? bytes.readUInt32BE(i) : bytes.readUInt32LE(i)) + two) >>> 0;
    two = (two + (isBig ? bytes.readUInt32BE(i + 4) : bytes.readUInt32LE(i + 4)) + one) >>> 0;
  }
  return [one, two];
}
