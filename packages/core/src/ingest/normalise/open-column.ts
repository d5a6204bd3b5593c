import type { Status } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { columnLetters } from "../decode/address.ts";
import { isUncalculated } from "../decode/cells.ts";
import type { Cell } from "../decode/workbook.ts";
import type { MergedCell } from "../match/merged-down.ts";
import { cellAt, isBlank } from "../match/sheet-cells.ts";
import { addressIn, originRow, type SheetView } from "../match/sheet-view.ts";
import type { TableMatch } from "../match/table-match.ts";
import type { CarriedKeys } from "./carried-keys.ts";
import type { ColumnReader } from "./column-readers.ts";
import type { HeldColumn } from "./held-rows.ts";
import type { Value } from "./normalised.ts";
import { readQuickly } from "./quick-column.ts";

/** A column while the body rows of its table are read into it, which are counted from 0. */
export interface OpenColumn {
  readonly reader: ColumnReader;
  readonly held: HeldColumn;
  /** Reads the cell of a row, unless it was read; what is to be said of it is put to `said`. */
  readonly read: (at: number, said: Finding[]) => void;
  /** Reads the cells that are written as nearly all are, and marks the rows of any others, which are then to be read. */
  readonly readPlain: (pending: Uint8Array) => void;
  readonly put: (at: number, value: Pick<Value, "value" | "status" | "faulty">) => void;
  /** What was read in a row, without where it stands and how it is shown. */
  readonly judged: (at: number) => Value;
}

/** Where the cells of a column are. */
interface Source {
  readonly sheet: SheetView;
  readonly match: TableMatch;
  readonly carried: CarriedKeys;
}

/** Starts a column; nothing of it is read yet, unless the file does not have it. */
export function openColumn(reader: ColumnReader, source: Source): OpenColumn {
  const rows = source.match.bodyRows;
  const values: Value["value"][] = new Array(rows.length).fill(null);
  const statuses = new Map<number, Status>();
  const faulty = new Set<number>();
  const put: OpenColumn["put"] = (at, value) => {
    values[at] = value.value;
    if (value.status === null) statuses.delete(at);
    else statuses.set(at, value.status);
    if (value.faulty === true) faulty.add(at);
  };
  const judged = (at: number): Value => {
    const value = { value: values[at] ?? null, status: statuses.get(at) ?? null, cell: "", shown: "" };
    return faulty.has(at) ? { ...value, faulty: true } : value;
  };
  const { index } = reader;
  if (index === undefined) {
    const { value, cell, shown } = absentValue(reader, source.match);
    const held = { values: values.fill(value), statuses, faulty, cell: () => cell, shown: () => shown };
    return { reader, held, put, judged, read: () => undefined, readPlain: () => undefined };
  }
  const cells = cellsOf(reader.id, index, source);
  const read: OpenColumn["read"] = (at, said) => {
    if (values[at] !== null) return;
    const row = rows[at] ?? 0;
    const cell = cells.cell(row);
    if (cell === undefined) return;
    const { value, status, fault, remark } = reader.read(cell);
    if (fault === undefined && status === null) values[at] = value;
    else put(at, { value: fault === undefined ? value : null, status, faulty: fault !== undefined });
    const say = fault ?? remark;
    if (say !== undefined && !cells.isCarried(row)) said.push(say(cells.place(row, reader.id)));
  };
  const cell = (at: number) => cells.address(rows[at] ?? 0);
  const shown = (at: number) => cells.cell(rows[at] ?? 0)?.shown ?? "";
  const held = { values, statuses, faulty, cell, shown, ...(cells.isPlain && { letters: columnLetters(index) }) };
  return { reader, held, put, judged, read, readPlain: plainReader(reader, index, source, values) };
}

/** A column whose cells stand for others below is read by its own reader alone. */
function plainReader(
  { id, quick }: ColumnReader,
  index: number,
  { sheet, match, carried }: Source,
  values: Value["value"][],
): OpenColumn["readPlain"] {
  return (pending) => {
    if ((carried.get(id)?.size ?? 0) > 0) pending.fill(1);
    else readQuickly(quick, { sheet, rows: match.bodyRows, index }, values, pending);
  };
}

function cellsOf(id: string, index: number, { sheet, match, carried }: Source) {
  const own = carried.get(id);
  const isEmpty = (cell: Cell | undefined) => cell === undefined || (isBlank(cell) && !isUncalculated(cell));
  /** The cell above that a row's blank one stands for. */
  const above = (row: number): MergedCell | undefined =>
    own === undefined || !isEmpty(cellAt(sheet, row, index)) ? undefined : own.get(row);
  const isCarried = (row: number) => above(row) !== undefined;
  return {
    isPlain: sheet.origin === undefined && (own === undefined || own.size === 0),
    isCarried,
    /** Undefined where nothing can be read in it. */
    cell(row: number): Cell | undefined {
      const from = above(row);
      const cell = from === undefined ? cellAt(sheet, row, index) : cellAt(sheet, from.row, from.column);
      return isEmpty(cell) ? undefined : cell;
    },
    address(row: number): string {
      const from = above(row) ?? { row, column: index };
      return addressIn(sheet, from.row, from.column);
    },
    place(row: number, column: string) {
      const cell = addressIn(sheet, row, index);
      return { sheet: match.sheet, cell, row: originRow(sheet, row, index) + 1, column, table: match.table };
    },
  };
}

/** A column the file does not have; that of councils holds the sheet's, where the sheet is one council's. */
function absentValue(reader: ColumnReader, { authority }: TableMatch): Value {
  if (!isAuthority(reader) || authority === undefined) return { value: null, status: null, cell: "", shown: "" };
  return { value: authority.code, status: null, cell: authority.cell, shown: authority.text };
}

/** True for a column of councils. */
export function isAuthority({ column }: ColumnReader): boolean {
  return column.kind === "authority";
}
