import { decodeText } from "../csv/decode-text.ts";
import { sniffLayout } from "../csv/sniff-layout.ts";
import { joinBytes } from "../join-bytes.ts";
import { sniffFormat } from "../sniff-format.ts";
import { sniffText } from "../sniff-text.ts";
import { sniffZip } from "../sniff-zip.ts";
import { severalFiles, Unreadable, wrongType } from "../unreadable.ts";
import type { Zip } from "./open-zip.ts";

/** What packers and file managers put beside the files of a person. */
const JUNK = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)|\/$/i;
/** With more files, a zip is not looked through. */
const MOST_FILES = 100;
/** So much of a text is looked at. */
const SAMPLE = 64 * 1024;

/**
 * The bytes of the one file in a zip that could be a spreadsheet. Throws `Unreadable` where there is none, where there
 * are several, and for a zip in the zip.
 */
export function onlyFile(zip: Zip, open: (bytes: Uint8Array) => Zip): Uint8Array {
  const names = zip.names.filter((name) => !JUNK.test(name));
  if (names.length > MOST_FILES) throw severalFiles(names);
  const files = names.map((name) => ({ name, bytes: bytesOf(zip, name) }));
  const some = files.filter(({ bytes }) => couldHoldTable(bytes, open));
  const able = some.length > 1 ? some.filter(({ bytes }) => !isProse(bytes)) : some;
  if (able.length > 1) throw severalFiles(able.map(({ name }) => name));
  const [only] = able.length === 0 && files.length === 1 ? files : able;
  if (only === undefined) throw wrongType({ found: "a zip archive without a spreadsheet", as: "archive" });
  return only.bytes;
}

/** A text of which no sign makes columns: a note that came with the file. */
function isProse(bytes: Uint8Array): boolean {
  if (sniffFormat(bytes).kind !== "text") return false;
  const { text } = decodeText(bytes.subarray(0, SAMPLE));
  return sniffText(text).kind === "csv" && sniffLayout(text.replaceAll(/\r\n?/g, "\n")).fields < 2;
}

function bytesOf(zip: Zip, name: string): Uint8Array {
  return joinBytes(Array.from(zip.chunks(name) ?? [], (chunk) => chunk.slice()));
}

function couldHoldTable(bytes: Uint8Array, open: (bytes: Uint8Array) => Zip): boolean {
  if (bytes.length === 0) return false;
  const { kind } = sniffFormat(bytes);
  return kind === "zip" ? isWorkbook(bytes, open) : kind !== "other";
}

/** A zip that is damaged may have been the workbook: what is wrong with it is said when it is read. */
function isWorkbook(bytes: Uint8Array, open: (bytes: Uint8Array) => Zip): boolean {
  try {
    const { kind } = sniffZip(open(bytes));
    return kind !== "other" && kind !== "files";
  } catch (error) {
    if (error instanceof Unreadable) return true;
    throw error;
  }
}
