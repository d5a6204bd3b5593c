import type { ZipFile } from "./zip-file.ts";

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_LENGTH = 30;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_LENGTH = 46;
const END_SIGNATURE = 0x06054b50;
const END_LENGTH = 22;
/** Version 2.0: deflate and folders. */
const VERSION = 20;
const NAME_IS_UTF8 = 0x0800;
/** Midnight of 1 January 1980, the first moment a zip can name, so that no clock is in the file. */
const DATE = 0x0021;
const MOST_FILES = 0xffff;
const MOST_BYTES = 0xffffffff;

interface Placed {
  readonly file: ZipFile;
  readonly name: Uint8Array;
  readonly offset: number;
}

/**
 * Writes parts as a zip, in their order (PKWARE APPNOTE 4.3). The same parts give the same bytes.
 * Throws where they are more than a zip without extensions can hold.
 */
export function writeZip(files: readonly ZipFile[]): Uint8Array {
  const placed = placeFiles(files);
  const directory = placed.reduce((sum, { file, name }) => sum + LOCAL_LENGTH + name.length + file.data.length, 0);
  const end = placed.reduce((sum, { name }) => sum + ENTRY_LENGTH + name.length, directory);
  if (files.length > MOST_FILES || end > MOST_BYTES) throw new RangeError("Too much for one zip");
  const bytes = new Uint8Array(end + END_LENGTH);
  const view = new DataView(bytes.buffer);
  let at = directory;
  for (const one of placed) {
    writeLocal(bytes, view, one);
    at = writeEntry(bytes, view, at, one);
  }
  view.setUint32(at, END_SIGNATURE, true);
  view.setUint16(at + 8, files.length, true);
  view.setUint16(at + 10, files.length, true);
  view.setUint32(at + 12, end - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

function placeFiles(files: readonly ZipFile[]): readonly Placed[] {
  let offset = 0;
  return files.map((file) => {
    const one = { file, name: new TextEncoder().encode(file.name), offset };
    offset += LOCAL_LENGTH + one.name.length + file.data.length;
    return one;
  });
}

function writeLocal(bytes: Uint8Array, view: DataView, { file, name, offset }: Placed): void {
  view.setUint32(offset, LOCAL_SIGNATURE, true);
  writeShared(view, offset + 4, file, name);
  bytes.set(name, offset + LOCAL_LENGTH);
  bytes.set(file.data, offset + LOCAL_LENGTH + name.length);
}

function writeEntry(bytes: Uint8Array, view: DataView, at: number, { file, name, offset }: Placed): number {
  view.setUint32(at, ENTRY_SIGNATURE, true);
  view.setUint16(at + 4, VERSION, true);
  writeShared(view, at + 6, file, name);
  view.setUint32(at + 42, offset, true);
  bytes.set(name, at + ENTRY_LENGTH);
  return at + ENTRY_LENGTH + name.length;
}

/** The 26 bytes that a part's own header and its line in the directory have in common. */
function writeShared(view: DataView, at: number, { method, crc, size, data }: ZipFile, name: Uint8Array): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, NAME_IS_UTF8, true);
  view.setUint16(at + 4, method, true);
  view.setUint16(at + 8, DATE, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, data.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name.length, true);
}
