import type { Budget } from "../budget.ts";
import { damaged } from "../unreadable.ts";

/** One record of a binary part (MS-XLSB 2.1.4). */
export interface XlsbRecord {
  readonly type: number;
  readonly data: DataView;
}

/** Types of the records that matter to cells (MS-XLSB 2.3). */
export const RECORD = {
  rowHeader: 0,
  cellBlank: 1,
  cellRk: 2,
  cellError: 3,
  cellBool: 4,
  cellReal: 5,
  cellText: 6,
  cellShared: 7,
  formulaText: 8,
  formulaNumber: 9,
  formulaBool: 10,
  formulaError: 11,
  shortBlank: 12,
  shortShared: 18,
  sharedText: 19,
  format: 44,
  style: 47,
  columns: 60,
  cellRichText: 62,
  workbookProperties: 153,
  listedSheet: 156,
  mergeCell: 176,
  stylesStart: 617,
  stylesEnd: 618,
} as const;

/** No record holds more: the longest are texts of 32,767 characters. */
const LONGEST = 4 * 1024 * 1024;
const EMPTY = new Uint8Array(0);

/** Goes through the records of a part as it is inflated. Throws `Unreadable` where one breaks off. */
export function* xlsbRecords(chunks: Iterable<Uint8Array>, budget: Budget): Generator<XlsbRecord> {
  let held: Uint8Array = EMPTY;
  for (const chunk of chunks) {
    const bytes = held.length === 0 ? chunk : joined(held, chunk);
    let at = 0;
    for (let record = recordAt(bytes, at); record !== undefined; record = recordAt(bytes, at)) {
      budget.passed(1);
      yield record;
      at = record.end;
    }
    held = bytes.slice(at);
    if (held.length > LONGEST) throw damaged("xlsb", "a record in it is longer than any can be");
  }
  if (held.length > 0) throw damaged("xlsb", "it breaks off in a record");
}

function recordAt(bytes: Uint8Array, start: number): (XlsbRecord & { readonly end: number }) | undefined {
  const type = sevenBits(bytes, start, 2);
  const length = type && sevenBits(bytes, type.end, 4);
  if (type === undefined || length === undefined) return undefined;
  const end = length.end + length.value;
  if (end > bytes.length) return undefined;
  return { type: type.value, data: new DataView(bytes.buffer, bytes.byteOffset + length.end, length.value), end };
}

/** A number of seven bits a byte; the eighth says that another follows. */
function sevenBits(bytes: Uint8Array, start: number, most: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let place = 0; place < most; place += 1) {
    const byte = bytes[start + place];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 128 ** place;
    if ((byte & 0x80) === 0) return { value, end: start + place + 1 };
  }
  return { value, end: start + most };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

/** Reads a text whose length in characters stands before it (MS-XLSB 2.5.169), and where it ends. */
export function wideText(data: DataView, at: number): { readonly text: string; readonly end: number } {
  const length = at + 4 <= data.byteLength ? data.getUint32(at, true) : 0;
  const from = Math.min(at + 4, data.byteLength);
  if (length === 0xffffffff) return { text: "", end: from };
  const bytes = Math.min(length * 2, data.byteLength - from);
  const text = new TextDecoder("utf-16le", { ignoreBOM: true }).decode(
    new Uint8Array(data.buffer, data.byteOffset + from, bytes),
  );
  return { text, end: from + bytes };
}
