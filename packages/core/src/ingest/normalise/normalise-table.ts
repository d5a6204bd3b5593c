import { columnScale } from "../../collections/columns.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Sheet, Workbook } from "../decode/workbook.ts";
import { cellAt, cellText } from "../match/sheet-cells.ts";
import { originRow, type SheetView } from "../match/sheet-view.ts";
import type { TableMatch } from "../match/table-match.ts";
import { isTotalKey } from "../match/total-words.ts";
import { viewOf } from "../match/view-of.ts";
import { type CarriedKeys, carriedKeys } from "./carried-keys.ts";
import { carriedNames } from "./carried-names.ts";
import { type ColumnReader, columnReaders, type NormaliseContext } from "./column-readers.ts";
import { type HeldRows, holdColumns, valueAt, withHeld } from "./held-rows.ts";
import { joinShifted } from "./join-shifted.ts";
import { mendRow } from "./mend-row.ts";
import type { NormalisedTable, TotalRow } from "./normalised.ts";
import { isAuthority, type OpenColumn, openColumn } from "./open-column.ts";
import { wrongColumns } from "./wrong-columns.ts";

interface Reading {
  readonly sheet: SheetView;
  readonly match: TableMatch;
  readonly readers: readonly ColumnReader[];
  readonly carried: CarriedKeys;
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
  const names = carriedNames(sheet, match, context.table);
  const carried = new Map([...carriedKeys(sheet, keyColumns, match.bodyRows), ...names.carried]);
  const reading: Reading = { sheet, match, readers, carried };
  const { held, findings } = readRows(reading, context.authority);
  const totals = match.totalRows.map((row) => readTotal(row, reading));
  const said = wrongColumns(joinShifted(findings), held, context.table);
  return {
    table: withHeld({ table: match.table, totals }, held),
    findings: [...readers.flatMap(({ remark }) => remark ?? []), ...names.findings, ...said],
  };
}

function readRows(reading: Reading, filedUnder: string | null): { held: HeldRows; findings: readonly Finding[] } {
  const { match, readers } = reading;
  const rows = match.bodyRows;
  const columns = readers.map((reader) => openColumn(reader, reading));
  const pending = new Uint8Array(rows.length);
  for (const column of columns) column.readPlain(pending);
  const findings: Finding[] = [];
  let said: Finding[] = [];
  for (let at = pending.indexOf(1); at >= 0; at = pending.indexOf(1, at + 1)) {
    for (const column of columns) column.read(at, said);
    if (said.length === 0) continue;
    findings.push(...mended(at, { row: rows[at] ?? 0, said, columns }, reading));
    said = [];
  }
  const held = new Map(columns.map(({ reader, held: column }) => [reader.id, column] as const));
  const council = readers.findLast((reader) => isAuthority(reader) && reader.index !== undefined)?.id;
  const named = council === undefined ? undefined : held.get(council)?.values;
  const others = (named === undefined ? match.authority?.code : undefined) ?? filedUnder ?? "";
  const authorities = named === undefined ? rows.map(() => others) : rows.map((_, at) => String(named[at] ?? others));
  const numbers = rows.map((row) => rowNumber(row, reading));
  const sheets = rows.map(() => match.sheet);
  return { held: holdColumns({ sheets, numbers, authorities, columns: held }), findings };
}

/** What is to be said of a row in place of what was said of its cells; its values are put right. */
function mended(
  at: number,
  { row, said, columns }: { row: number; said: readonly Finding[]; columns: readonly OpenColumn[] },
  reading: Reading,
): readonly Finding[] {
  if (said.every(({ code, severity }) => severity !== "error" || code === "formula-not-calculated")) return said;
  if (isOnlyFault(at, columns)) return said;
  const values = Object.fromEntries(columns.map(({ reader, judged }) => [reader.id, judged(at)] as const));
  const mend = mendRow({ row, values, findings: said }, reading);
  for (const { reader, put } of columns) {
    const value = mend.values[reader.id];
    if (value !== undefined && value !== values[reader.id]) put(at, value);
  }
  return mend.findings;
}

/** True where every other cell of the row was read: then its fault has nothing to do with where the cells stand. */
function isOnlyFault(at: number, columns: readonly OpenColumn[]): boolean {
  const others = columns.filter(({ reader, held: { values, statuses } }) => {
    return reader.index !== undefined && values[at] === null && !statuses.has(at);
  });
  return others.length === 1 && others.every(({ held }) => held.faulty.has(at));
}

/** As the sheet numbers it; of a row that stands as a column, that of its first value. */
function rowNumber(row: number, { sheet, match }: Reading): number {
  if (sheet.origin === undefined) return row + 1;
  const isLaidOut = sheet.origin?.relaid !== undefined;
  const first = match.columns.find(({ index }) => !isLaidOut || cellAt(sheet, row, index) !== undefined);
  return originRow(sheet, row, first?.index ?? 0) + 1;
}

function readTotal(row: number, reading: Reading): TotalRow {
  const numbers = reading.readers.filter(({ column }) => columnScale(column.kind) !== undefined);
  const rest = { ...reading, match: { ...reading.match, bodyRows: [row] } };
  const values = Object.fromEntries(
    numbers.map((reader) => {
      const column = openColumn(reader, rest);
      column.read(0, []);
      return [reader.id, valueAt(column.held, 0)] as const;
    }),
  );
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
    const from = carried.get(id)?.get(row);
    return from === undefined ? [] : [cellText(cellAt(sheet, from.row, from.column))];
  });
  const texts = (sheet.rows[row] ?? []).flatMap((cell) => (cell?.kind === "text" ? [cellText(cell)] : []));
  const words = texts.filter((text) => /\p{L}/u.test(text));
  const label = words.find(isTotalKey) ?? words[0];
  return label === undefined ? undefined : [...above, label].join(", ");
}
