import type { Table } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { rangeAddress } from "../decode/address.ts";
import { readRange } from "../decode/read-address.ts";
import type { Range } from "../decode/workbook.ts";
import type { Row } from "../normalise/normalised.ts";
import { columnTitle } from "./column-title.ts";
import { expectedValue } from "./expected-value.ts";
import { placeOf } from "./place-of.ts";

interface Run {
  readonly columns: readonly string[];
  /** Undefined where the cell has no address, which keeps it by itself. */
  readonly range: Range | undefined;
}

/** One finding for each run of blank cells that adjoin in a row: `C14`, `E14:H14`. */
export function blankCells(
  table: { readonly id: string; readonly definition: Table },
  row: Row,
  columns: readonly string[],
): Finding[] {
  return blankRuns(row, columns).map((run) => {
    const [first = ""] = run.columns;
    const asked = new Set(run.columns.map((column) => expectedOf(table.definition, column)));
    const expected = asked.size === 1 ? expectedOf(table.definition, first) : "a value";
    if (run.columns.length === 1) return finding("blank-cell", placeOf(table.id, row, first), { expected });
    const place = { sheet: row.sheet, row: row.row, table: table.id };
    const titles = run.columns.map((column) => columnTitle(table.definition, column));
    const cell = run.range === undefined ? {} : { cell: rangeAddress(run.range) };
    return finding("blank-cell", { ...place, ...cell }, { expected, columns: titles });
  });
}

function expectedOf(table: Table, column: string): string {
  const definition = table.columns[column];
  return definition === undefined ? "a value" : expectedValue(definition);
}

function blankRuns(row: Row, columns: readonly string[]): Run[] {
  const cells = columns
    .map((column) => ({ columns: [column], range: readRange(row.values[column]?.cell ?? "") }))
    .sort((one, other) => (one.range?.left ?? 0) - (other.range?.left ?? 0));
  const runs: Run[] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    if (last !== undefined && adjoin(last.range, cell.range)) runs.splice(-1, 1, joined(last, cell));
    else runs.push(cell);
  }
  return runs;
}

function adjoin(left: Range | undefined, right: Range | undefined): boolean {
  return left !== undefined && right !== undefined && left.top === right.top && left.right + 1 === right.left;
}

function joined(left: Run, right: Run): Run {
  const range = left.range === undefined ? undefined : { ...left.range, right: right.range?.right ?? left.range.right };
  return { columns: [...left.columns, ...right.columns], range };
}
