import type { Finding, Place } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { rangeAddress } from "../decode/address.ts";
import { cellAt } from "../match/sheet-cells.ts";
import { type SheetView, sourceOf } from "../match/sheet-view.ts";
import type { TableMatch } from "../match/table-match.ts";
import type { ColumnReader } from "./column-readers.ts";
import { type Misplaced, misplacedRow, type TriedColumn } from "./misplaced-row.ts";
import type { Value } from "./normalised.ts";

type Values = Readonly<Record<string, Value>>;

interface ReadRow {
  /** Zero-based. */
  readonly row: number;
  readonly values: Values;
  /** What was said of its cells one by one. */
  readonly findings: readonly Finding[];
}

interface Table {
  readonly sheet: SheetView;
  readonly match: TableMatch;
  readonly readers: readonly ColumnReader[];
}

/**
 * Says one thing of a row whose faults have one cause: its cells stand beside their columns, or two values are in one
 * cell. The cells meant are then `faulty`, so that nothing more is said of them. A row with other faults stays as it is.
 */
export function mendRow(read: ReadRow, table: Table): Pick<ReadRow, "values" | "findings"> {
  const { match, sheet } = table;
  if (!read.findings.some(({ severity }) => severity === "error") || match.orientation !== undefined) return read;
  const columns = triedColumns(read.values, table.readers);
  const misplaced = misplacedRow({ columns, cellAt: (index) => cellAt(sourceOf(sheet), read.row, index) });
  if (misplaced === undefined) return read;
  const ids = columns.map(({ reader }) => reader.id);
  const meant = misplaced.kind === "joined" && !misplaced.isShifted ? misplaced.columns.map((at) => ids[at]) : ids;
  const others = read.findings.filter(({ place }) => !meant.includes(place.column));
  const values = Object.fromEntries(
    Object.entries(read.values).map(([id, value]) => [id, meant.includes(id) ? unread(value) : value]),
  );
  const place = { sheet: match.sheet, row: read.row + 1, table: match.table };
  return { values, findings: [...others, rowFinding(misplaced, columns, place)] };
}

function unread({ cell, shown }: Value): Value {
  return { value: null, status: null, cell, shown, faulty: true };
}

function triedColumns(values: Values, readers: readonly ColumnReader[]): TriedColumn[] {
  return readers
    .flatMap((reader): TriedColumn[] => {
      const value = values[reader.id];
      if (reader.index === undefined || value === undefined) return [];
      return [{ reader, index: reader.index, own: judgeValue(value, reader) }];
    })
    .sort((one, other) => one.index - other.index);
}

function judgeValue({ value, status, faulty }: Value, { column }: ColumnReader): TriedColumn["own"] {
  if (faulty === true) return "unread";
  if (value !== null || status !== null) return "read";
  return column.blank === true ? "absent" : "empty";
}

function rowFinding(misplaced: Misplaced, columns: readonly TriedColumn[], place: Place & { row: number }): Finding {
  const indexOf = (at: number) => columns[at]?.index ?? 0;
  const titleOf = (at: number) => columns[at]?.reader.column.headers[0] ?? "";
  const row = place.row - 1;
  if (misplaced.kind === "joined") {
    const { at, values, columns: pair } = misplaced;
    const index = indexOf(at);
    const cell = rangeAddress({ top: row, bottom: row, left: index, right: index });
    const column = columns[at]?.reader.id ?? "";
    const facts = { values, columns: [titleOf(pair[0]), titleOf(pair[1])] } as const;
    return finding("cells-run-together", { ...place, cell, column }, facts, { value: values.join("") });
  }
  const { direction, from } = misplaced;
  const step = direction === "right" ? 1 : -1;
  const left = indexOf(from) + (direction === "right" ? 1 : 0);
  const right = Math.max(left, indexOf(columns.length - 1) + step);
  const cell = rangeAddress({ top: row, bottom: row, left, right });
  return finding("row-out-of-line", { ...place, cell }, { direction, rows: 1 });
}
