import type { Table } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { foldText } from "../match/fold-text.ts";
import { type MergedCell, mergedDown } from "../match/merged-down.ts";
import { cellAt, cellText, isBlank } from "../match/sheet-cells.ts";
import { addressIn, type SheetView } from "../match/sheet-view.ts";
import type { TableMatch } from "../match/table-match.ts";
import type { CarriedKeys } from "./carried-keys.ts";

/** With fewer names, which may stand in order by chance, or rows below fewer of them, blank cells are names left out. */
const FEWEST_NAMES = 6;
const FEWEST_GROUPS = 2;

export interface CarriedNames {
  readonly carried: CarriedKeys;
  readonly findings: readonly Finding[];
}

/**
 * Where the names of a list stand once for several rows, as in a pivot table: under merged cells, or where every name stands once, in
 * alphabetical order, and several have blank cells below. A name that was left out of a list in any other order is not filled in.
 */
export function carriedNames(sheet: SheetView, match: TableMatch, { keyless, columns }: Table): CarriedNames {
  const named = keyless === true ? match.columns.filter(({ column }) => holdsNames(columns[column])) : [];
  const found = named.map(({ column, index }) => {
    const merged = mergedDown(sheet, index);
    const cells = merged.size > 0 ? merged : pivoted(sheet, index, match.bodyRows);
    const rows = match.bodyRows.filter((row) => cells.has(row) && isBlank(cellAt(sheet, row, index)));
    return { column, index, cells, rows };
  });
  const findings = found.flatMap(({ column, index, rows: [first, ...more] }): Finding[] => {
    if (first === undefined) return [];
    const place = { sheet: match.sheet, cell: addressIn(sheet, first, index), column, table: match.table };
    return [finding("names-carried", place, { title: columns[column]?.headers[0] ?? column, rows: more.length + 1 })];
  });
  return { carried: new Map(found.map(({ column, cells }) => [column, cells] as const)), findings };
}

function holdsNames(column: Table["columns"][string] | undefined): boolean {
  return column?.kind === "text" && column.names === true;
}

function pivoted(sheet: SheetView, index: number, rows: readonly number[]): Map<number, MergedCell> {
  const carried = new Map<number, MergedCell>();
  const groups = new Set<number>();
  let [names, last, top] = [0, "", -1];
  for (const row of rows) {
    const name = foldText(cellText(cellAt(sheet, row, index)));
    if (name !== "" && name <= last) return new Map();
    if (name !== "") [names, last, top] = [names + 1, name, row];
    else if (top < 0) return new Map();
    else {
      carried.set(row, { row: top, column: index });
      groups.add(top);
    }
  }
  return names >= FEWEST_NAMES && groups.size >= FEWEST_GROUPS ? carried : new Map();
}
