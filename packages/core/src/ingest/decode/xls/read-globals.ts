import type { Budget } from "../budget.ts";
import { formatTable } from "../number-format/format-table.ts";
import { type StyleLookup, styleLookup } from "../number-format/number-style.ts";
import { damaged, passwordProtected, wrongType } from "../unreadable.ts";
import type { Cell, Sheet } from "../workbook.ts";
import { type BiffRecord, biffRecords, RECORD } from "./biff-records.ts";
import { type BiffText, codePageText, unicodeText } from "./biff-text.ts";
import { readSharedStrings } from "./read-shared-strings.ts";

/** What the first part of a worksheet stream says of the whole workbook. */
export interface Globals {
  readonly text: BiffText;
  readonly strings: readonly (Cell | undefined)[];
  readonly sheets: readonly ListedSheet[];
  readonly styleOf: StyleLookup;
}

export interface ListedSheet {
  readonly name: string;
  readonly visibility: Sheet["visibility"];
  /** Where its records start in the stream. */
  readonly at: number;
}

const BIFF8 = 0x600;
const BIFF5 = 0x500;
const VISIBILITY = ["visible", "hidden", "very hidden"] as const;

/** Reads the workbook globals (MS-XLS 2.1.7.20.3), up to their end. Throws `Unreadable`. */
export function readGlobals(stream: Uint8Array, budget: Budget): Globals {
  const records = readRecords(stream, budget);
  const text = textOf(records);
  const first = (type: number) => records.find((record) => record.type === type)?.data;
  const date1904 = numberAt(first(RECORD.date1904), 0) === 1;
  const ids = records.filter(({ type }) => type === RECORD.xf).map(({ data }) => numberAt(data, 2));
  const formats = formatTable(new Map(records.flatMap((record) => formatCode(record, text))), date1904);
  return {
    text,
    strings: sharedStrings(records, budget),
    sheets: records.flatMap((record) => listedSheet(record, text)),
    styleOf: styleLookup(ids.map((id) => formats.byId(id))),
  };
}

function readRecords(stream: Uint8Array, budget: Budget): readonly BiffRecord[] {
  const records: BiffRecord[] = [];
  for (const record of biffRecords(stream, 0, budget)) {
    if (record.type === RECORD.filePass) throw passwordProtected("xls");
    if (record.type === RECORD.eof) return records;
    records.push(record);
  }
  throw damaged("xls", "it breaks off before its first sheet");
}

function textOf(records: readonly BiffRecord[]): BiffText {
  const version = records[0]?.type === RECORD.bof ? numberAt(records[0].data, 0) : 0;
  if (version === BIFF8) return unicodeText;
  if (version !== BIFF5) throw wrongType({ found: "a workbook of Excel 4 or earlier", as: "old" });
  return codePageText(numberAt(records.find(({ type }) => type === RECORD.codePage)?.data, 0));
}

function sharedStrings(records: readonly BiffRecord[], budget: Budget): Globals["strings"] {
  const start = records.findIndex(({ type }) => type === RECORD.sst);
  if (start < 0) return [];
  const rest = records.slice(start + 1);
  const end = rest.findIndex(({ type }) => type !== RECORD.continued);
  const pieces = [...records.slice(start, start + 1), ...rest.slice(0, end < 0 ? rest.length : end)];
  return readSharedStrings(
    pieces.map(({ data }) => data),
    budget,
  );
}

function formatCode({ type, data }: BiffRecord, text: BiffText): readonly (readonly [number, string])[] {
  if (type !== RECORD.format) return [];
  return [[numberAt(data, 0), text.read(data, 2, text === unicodeText ? 2 : 1)]];
}

/** Charts, macros and modules hold no cells. */
function listedSheet({ type, data }: BiffRecord, text: BiffText): readonly ListedSheet[] {
  if (type !== RECORD.boundSheet || data.byteLength < 8 || data.getUint8(5) !== 0) return [];
  const visibility = VISIBILITY[data.getUint8(4) & 3] ?? "visible";
  return [{ name: text.read(data, 6, 1), visibility, at: data.getUint32(0, true) }];
}

function numberAt(data: DataView | undefined, at: number): number {
  return data !== undefined && at + 2 <= data.byteLength ? data.getUint16(at, true) : 0;
}
