import { Deflate, deflateSync } from "fflate";
import { joinBytes } from "../../ingest/decode/join-bytes.ts";
import { crc32 } from "../../ingest/decode/zip/crc32.ts";
import { readDirectory, type ZipEntry } from "../../ingest/decode/zip/read-directory.ts";

/** A part as it stands in a zip, still compressed. */
export interface ZipFile {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
}

const STORED = 0;
const DEFLATED = 8;
const LOCAL_LENGTH = 30;

/**
 * The parts of a zip as they stand in it, neither inflated nor looked at; of two with one name the first, which is
 * the one that is read. Throws where the zip is damaged or a part is encrypted.
 */
export function storedFiles(bytes: Uint8Array): readonly ZipFile[] {
  const byName = new Map<string, ZipFile>();
  for (const entry of readDirectory(bytes)) {
    const name = entry.name.toLowerCase();
    if (!byName.has(name)) byName.set(name, storedFile(bytes, entry));
  }
  return [...byName.values()];
}

/** A part made from text, not compressed. */
export function plainText(name: string, text: string): ZipFile {
  const data = new TextEncoder().encode(text);
  return { name, method: STORED, crc: crc32(data), size: data.length, data };
}

/** A part made from text, compressed. */
export function deflateText(name: string, text: string): ZipFile {
  return deflated(plainText(name, text));
}

/**
 * A part made from text that comes in pieces, compressed as they come, with a rest after each: neither the whole text nor
 * its bytes are ever there at once. No piece ends between the halves of a surrogate pair.
 */
export function* deflatePieces(name: string, pieces: Iterable<string>): Generator<void, ZipFile, void> {
  const encoder = new TextEncoder();
  const data: Uint8Array[] = [];
  const deflate = new Deflate((bytes) => data.push(bytes));
  let [crc, size] = [0, 0];
  for (const piece of pieces) {
    const bytes = encoder.encode(piece);
    crc = crc32(bytes, crc);
    size += bytes.length;
    deflate.push(bytes);
    yield;
  }
  deflate.push(new Uint8Array(), true);
  return { name, method: DEFLATED, crc, size, data: joinBytes(data) };
}

/** The part compressed, where it is not. */
export function deflated(file: ZipFile): ZipFile {
  return file.method === STORED ? { ...file, method: DEFLATED, data: deflateSync(file.data) } : file;
}

function storedFile(bytes: Uint8Array, entry: ZipEntry): ZipFile {
  if (entry.encrypted) throw new RangeError("A part is encrypted");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const lengths = view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const start = entry.offset + LOCAL_LENGTH + lengths;
  const end = start + entry.compressedSize;
  if (end > bytes.length) throw new RangeError("A part breaks off");
  const { name, method, crc, size } = entry;
  return { name, method, crc, size, data: bytes.subarray(start, end) };
}
