import type { Table } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { foldText } from "../match/fold-text.ts";
import { type MergedCell, mergedDown } from "../match/merged-down.ts";
import { cellAt, cellText, isBlank } from "../match/sheet-cells.ts";
import { addressIn, type SheetView } from "../match/sheet-view.ts";
import type { TableMatch } from "../match/table-match.ts";
import { isTotalKey } from "../match/total-words.ts";
import type { CarriedKeys } from "./carried-keys.ts";

/** With fewer names, which may stand in order by chance, or rows below fewer of them, blank cells are names left out. */
const FEWEST_NAMES = 6;
const FEWEST_GROUPS = 2;

export interface CarriedNames {
  readonly carried: CarriedKeys;
  readonly findings: readonly Finding[];
}

/**
 * Where the names of a list stand once for several rows: under merged cells; in rows of their own above them; or, as in a pivot table, where
 * every name stands once, in alphabetical order, and several have blank cells below. A name that was left out of a list in any other order is not filled in.
 */
export function carriedNames(sheet: SheetView, match: TableMatch, { keyless, columns }: Table): CarriedNames {
  const named = keyless === true ? match.columns.filter(({ column }) => holdsNames(columns[column])) : [];
  const found = named.map(({ column, index }) => {
    const merged = mergedDown(sheet, index);
    const cells = merged.size > 0 ? merged : (headed(sheet, index, match) ?? pivoted(sheet, index, match.bodyRows));
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

/** Names that stand in rows of their own above those they are of, where no row of the list has one. */
function headed(
  sheet: SheetView,
  index: number,
  { bodyRows, totalRows, headerRows }: TableMatch,
): Map<number, MergedCell> | undefined {
  if (bodyRows.length < FEWEST_NAMES || bodyRows.some((row) => !isBlank(cellAt(sheet, row, index)))) return undefined;
  const carried = new Map<number, MergedCell>();
  const tops = new Set<number>();
  const [own, totals] = [new Set(bodyRows), new Set(totalRows)];
  let top: number | undefined;
  for (let row = (headerRows.at(-1) ?? -1) + 1; row <= (bodyRows.at(-1) ?? -1); row += 1) {
    if (own.has(row) && top !== undefined) {
      carried.set(row, { row: top, column: index });
      tops.add(top);
    }
    const isName = !own.has(row) && !totals.has(row) && !isBlank(cellAt(sheet, row, index));
    if (isName && !isTotalKey(cellText(cellAt(sheet, row, index)))) top = row;
  }
  return tops.size >= FEWEST_GROUPS && carried.size === bodyRows.length ? carried : undefined;
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
