import type { WrongKind } from "../../findings/finding.ts";
import { wideEncoding, zeroBytesEncoding } from "./csv/decode-text.ts";
import type { NoTable } from "./unreadable.ts";

/** What a file is, by its first bytes: something to read on, or something that holds no table. */
export type Container = { readonly kind: "zip" | "compound" | "biff" | "text" } | NoTable;

interface Signature {
  readonly at?: number;
  readonly bytes: readonly number[];
  readonly found: string;
  readonly as?: WrongKind;
}

/** Kinds of file that hold no table, by bytes that nothing else starts with. */
const OTHERS: readonly Signature[] = [
  { bytes: ascii("%PDF-"), found: "a PDF document", as: "document" },
  { bytes: [0x89, ...ascii("PNG")], found: "a PNG image", as: "picture" },
  { bytes: [0xff, 0xd8, 0xff], found: "a JPEG image", as: "picture" },
  { bytes: ascii("GIF8"), found: "a GIF image", as: "picture" },
  { bytes: [...ascii("II*"), 0], found: "a TIFF image", as: "picture" },
  { bytes: [...ascii("MM"), 0, 0x2a], found: "a TIFF image", as: "picture" },
  { at: 6, bytes: [0, 0, 0, 0, 0x36, 0, 0, 0, 0x28, 0, 0, 0], found: "a bitmap image", as: "picture" },
  { at: 8, bytes: ascii("WEBP"), found: "a WebP image", as: "picture" },
  { at: 4, bytes: ascii("ftypheic"), found: "an HEIC image", as: "picture" },
  { at: 4, bytes: ascii("ftypheix"), found: "an HEIC image", as: "picture" },
  { at: 4, bytes: ascii("ftypmif1"), found: "an HEIC image", as: "picture" },
  { at: 4, bytes: ascii("ftypavif"), found: "an AVIF image", as: "picture" },
  { at: 4, bytes: ascii("ftyp"), found: "a video or sound recording" },
  { bytes: ascii("{\\rtf"), found: "a rich text document (RTF)", as: "document" },
  { bytes: [0x1f, 0x8b], found: "a gzip archive", as: "archive" },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], found: "a 7z archive", as: "archive" },
  { bytes: [...ascii("Rar!"), 0x1a, 0x07], found: "a RAR archive", as: "archive" },
  { bytes: [0xfd, ...ascii("7zXZ"), 0], found: "an XZ archive", as: "archive" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], found: "a Zstandard archive", as: "archive" },
  { bytes: ascii("BZh9"), found: "a bzip2 archive", as: "archive" },
  { bytes: ascii("PAR1"), found: "a Parquet file", as: "data" },
  { bytes: ascii("SQLite format 3"), found: "an SQLite database", as: "data" },
  { at: 4, bytes: ascii("Standard "), found: "an Access database", as: "data" },
  { bytes: [0, 0, 0x1a, 0], found: "a Lotus 1-2-3 worksheet", as: "old" },
  { bytes: [0, 0, 2, 0], found: "a Lotus 1-2-3 worksheet", as: "old" },
  { bytes: ascii("MIME-Version:"), found: "a web page saved as a single file (MHTML)", as: "page" },
  { bytes: ascii("From: <Saved by "), found: "a web page saved as a single file (MHTML)", as: "page" },
  { bytes: [0x7f, ...ascii("ELF")], found: "a program" },
];

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP_STARTS = [ascii("PK\x03\x04"), ascii("PK\x05\x06"), ascii("PK\x07\x08")];
/** Begin-of-file records of worksheet streams: Excel 2, 3, 4, and 5 to 2003. */
const OLD_BIFF = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x00, 0x06, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
];
const BIFF = [
  [0x09, 0x08, 0x08, 0x00],
  [0x09, 0x08, 0x10, 0x00],
];
/** Some writers put lines of their own before a PDF's header. */
const PDF_HEADER_WITHIN = 1024;
const SAMPLE = 64 * 1024;
/** Length of Excel's note of who has a workbook open, and where the name stands in it again. */
const OWNER_FILE = 165;
const OWNER_NAME = 55;

/** Tells what a file is by its content; its name is not looked at. `bytes` is not empty. */
export function sniffFormat(bytes: Uint8Array): Container {
  if (startsWith(bytes, COMPOUND)) return { kind: "compound" };
  if (ZIP_STARTS.some((start) => startsWith(bytes, start))) return { kind: "zip" };
  if (BIFF.some((start) => startsWith(bytes, start))) return { kind: "biff" };
  if (OLD_BIFF.some((start) => startsWith(bytes, start))) return other("a worksheet of Excel 4 or earlier", "old");
  const known = OTHERS.find(({ at = 0, bytes: signature }) => startsWith(bytes, signature, at));
  if (known !== undefined) return other(known.found, known.as);
  if (isOwnerFile(bytes)) return other("the note of who has a workbook open, which Excel leaves beside it");
  if (isText(bytes)) return { kind: "text" };
  return hasPdfHeader(bytes) ? other("a PDF document", "document") : other("a file of an unknown kind, not text");
}

function other(found: string, as?: WrongKind): Container {
  return { kind: "other", found, as };
}

/** A file of that name with `~$` before it: a name of at most 54 letters, first in bytes, then in UTF-16 with its length. */
function isOwnerFile(bytes: Uint8Array): boolean {
  const [length = 0] = bytes;
  const isLength = length > 0 && length < OWNER_NAME;
  // No text has a zero byte, which is the higher one of the second length.
  return bytes.length === OWNER_FILE && isLength && bytes[OWNER_NAME] === length && bytes[OWNER_NAME + 1] === 0;
}

/**
 * True where the bytes could be text: hardly any control characters beside tabs and line ends,
 * and few NULs except as padding at the end. UTF-16 is text whatever its bytes.
 */
function isText(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return true;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return true;
  if (zeroBytesEncoding(bytes) !== undefined || wideEncoding(bytes) !== undefined) return true;
  const sample = bytes.subarray(0, SAMPLE);
  const end = sample.findLastIndex((byte) => byte !== 0) + 1;
  let nuls = 0;
  let controls = 0;
  for (let at = 0; at < end; at += 1) {
    const byte = sample[at] ?? 0;
    if (byte === 0) nuls += 1;
    else if (byte < 0x20 && !(byte >= 9 && byte <= 13) && byte !== 0x1a) controls += 1;
  }
  return end > 0 && nuls <= end / 10 && controls <= Math.max(1, end / 200);
}

function hasPdfHeader(bytes: Uint8Array): boolean {
  return new TextDecoder("windows-1252").decode(bytes.subarray(0, PDF_HEADER_WITHIN)).includes("%PDF-");
}

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

function ascii(text: string): readonly number[] {
  return [...text].map((character) => character.charCodeAt(0));
}
