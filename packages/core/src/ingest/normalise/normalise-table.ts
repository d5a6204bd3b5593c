import { columnScale } from "../../collections/columns.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Sheet, Workbook } from "../decode/workbook.ts";
import { cellAt, cellText, isBlank } from "../match/sheet-cells.ts";
import { addressIn, originRow, type SheetView } from "../match/sheet-view.ts";
import type { TableMatch } from "../match/table-match.ts";
import { isTotalKey } from "../match/total-words.ts";
import { viewOf } from "../match/view-of.ts";
import { type CarriedKeys, carriedKeys } from "./carried-keys.ts";
import { type ColumnReader, columnReaders, type NormaliseContext } from "./column-readers.ts";
import { joinShifted } from "./join-shifted.ts";
import { mendRow } from "./mend-row.ts";
import type { NormalisedTable, Row, TotalRow, Value } from "./normalised.ts";
import { wrongColumns } from "./wrong-columns.ts";

interface Reading {
  readonly sheet: SheetView;
  readonly match: TableMatch;
  readonly readers: readonly ColumnReader[];
  readonly carried: CarriedKeys;
  /** The column of councils that the file has. */
  readonly council: string | undefined;
  /** The values of a row before its cells are read: those of columns that the file does not have. */
  readonly blank: Readonly<Record<string, Value>>;
}

/** An empty sheet, where a match names one that the workbook does not have. */
const NO_SHEET: Sheet = { name: "", visibility: "visible", rows: [], merges: [] };

/**
 * Reads every cell of a table found by `matchWorkbook` as its column asks. Each cell that cannot be read gives one
 * finding and a value of null that is `faulty`; blank cells give null and no finding. Total rows have their numbers
 * only, and no findings. Linear in cells; never throws on any content.
 */
export function normaliseTable(
  workbook: Workbook,
  match: TableMatch,
  context: NormaliseContext,
): { table: NormalisedTable; findings: readonly Finding[] } {
  const sheet = viewOf(workbook.sheets[match.sheetIndex] ?? NO_SHEET, match);
  const readers = columnReaders(sheet, match, context);
  const keys = new Set(context.table.key);
  const keyColumns = readers.flatMap((reader) => {
    const { id, index } = reader;
    return index !== undefined && (isAuthority(reader) || keys.has(id)) ? [{ column: id, index }] : [];
  });
  const findings: Finding[] = [];
  const carried = carriedKeys(sheet, keyColumns, match.bodyRows);
  const council = readers.findLast((reader) => isAuthority(reader) && reader.index !== undefined)?.id;
  const blank = Object.fromEntries(readers.map((reader) => [reader.id, absentValue(reader, match)] as const));
  const reading: Reading = { sheet, match, readers, carried, council, blank };
  const rows = match.bodyRows.map((row) => readRow(row, reading, { findings, filedUnder: context.authority }));
  const totals = match.totalRows.map((row) => readTotal(row, reading));
  const said = wrongColumns(joinShifted(findings), rows, context.table);
  return {
    table: { table: match.table, rows, totals },
    findings: [...readers.flatMap(({ remark }) => remark ?? []), ...said],
  };
}

function readRow(
  row: number,
  reading: Reading,
  { findings, filedUnder }: { readonly findings: Finding[]; readonly filedUnder: string | null },
): Row {
  const { match, readers, council } = reading;
  const said: Finding[] = [];
  const read: Record<string, Value> = { ...reading.blank };
  for (const reader of readers) {
    if (reader.index !== undefined) read[reader.id] = readValue(row, reader, reading, said);
  }
  const mended = said.length === 0 ? undefined : mendRow({ row, values: read, findings: said }, reading);
  if (mended !== undefined) findings.push(...mended.findings);
  const values = mended?.values ?? read;
  const named = council === undefined ? match.authority?.code : values[council]?.value;
  return { sheet: match.sheet, row: rowNumber(row, reading), authority: String(named ?? filedUnder ?? ""), values };
}

/** As the sheet numbers it; of a row that stands as a column, that of its first value. */
function rowNumber(row: number, { sheet, match }: Reading): number {
  const [first] = match.columns;
  return originRow(sheet, row, first?.index ?? 0) + 1;
}

function readTotal(row: number, reading: Reading): TotalRow {
  const numbers = reading.readers.filter(({ column }) => columnScale(column.kind) !== undefined);
  const values = Object.fromEntries(numbers.map((reader) => [reader.id, readValue(row, reader, reading, [])] as const));
  const label = totalLabel(row, reading);
  return {
    sheet: reading.match.sheet,
    row: rowNumber(row, reading),
    values,
    ...(label === undefined ? {} : { label }),
  };
}

/** The text by which a row is a total, or else its first text; with the key above it where it is a total of a part. */
function totalLabel(row: number, { sheet, readers, carried }: Reading): string | undefined {
  const above = readers.flatMap(({ id }) => {
    const from = carried(id, row);
    return from === undefined ? [] : [cellText(cellAt(sheet, from.row, from.column))];
  });
  const texts = (sheet.rows[row] ?? []).flatMap((cell) => (cell?.kind === "text" ? [cellText(cell)] : []));
  const words = texts.filter((text) => /\p{L}/u.test(text));
  const label = words.find(isTotalKey) ?? words[0];
  return label === undefined ? undefined : [...above, label].join(", ");
}

/** Reads one cell; what is to be said of it is put to `said`. */
function readValue(row: number, reader: ColumnReader, { sheet, match, carried }: Reading, said: Finding[]): Value {
  const { id, index, read } = reader;
  if (index === undefined) return absentValue(reader, match);
  const own = cellAt(sheet, row, index);
  const isOwn = own !== undefined && !isBlank(own);
  const from = isOwn ? undefined : carried(id, row);
  const cell = from === undefined ? own : cellAt(sheet, from.row, from.column);
  const address = from === undefined ? addressIn(sheet, row, index) : addressIn(sheet, from.row, from.column);
  if (cell === undefined || (!isOwn && isBlank(cell))) return { value: null, status: null, cell: address, shown: "" };
  const { value, status, fault, remark } = read(cell);
  if (fault === undefined && remark === undefined) return { value, status, cell: address, shown: cell.shown };
  const say = from === undefined ? (fault ?? remark) : undefined;
  if (say !== undefined) {
    const number = originRow(sheet, row, index) + 1;
    said.push(say({ sheet: match.sheet, cell: address, row: number, column: id, table: match.table }));
  }
  if (fault === undefined) return { value, status, cell: address, shown: cell.shown };
  return { value: null, status: null, cell: address, shown: cell.shown, faulty: true };
}

/** A column the file does not have; that of councils holds the sheet's, where the sheet is one council's. */
function absentValue(reader: ColumnReader, { authority }: TableMatch): Value {
  if (!isAuthority(reader) || authority === undefined) return { value: null, status: null, cell: "", shown: "" };
  return { value: authority.code, status: null, cell: authority.cell, shown: authority.text };
}

function isAuthority({ column }: ColumnReader): boolean {
  return column.kind === "authority";
}
