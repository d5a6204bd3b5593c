import { resolveAuthority } from "../../authorities/resolve.ts";
import { finding } from "../../findings/make-finding.ts";
import { remembered } from "../match/remembered.ts";
import { cellAt, cellText } from "../match/sheet-cells.ts";
import { addressIn, type SheetView } from "../match/sheet-view.ts";
import type { TableMatch } from "../match/table-match.ts";
import { viewOf } from "../match/view-of.ts";
import type { Cause } from "./cause.ts";
import type { ReturnToSense } from "./return-to-sense.ts";

/** Fewer rows prove nothing. */
const FEWEST = 5;
const NEARLY_ALL = 0.8;
const NEARLY_NONE = 0.2;
/** Columns looked at for names, and rows that show whether they are. */
const MOST_COLUMNS = 60;
const SAMPLE = 12;

/**
 * A table has its councils in two columns, by code and by name, and in nearly all rows the one is that of the row above
 * or below in the other: one of them was pasted a row too far.
 */
export function namesShifted({ collection, workbook, match, period }: ReturnToSense): Cause[] {
  const councilOf = remembered((text: string) => {
    const resolution = resolveAuthority(text, period.end, { near: false });
    return resolution.kind === "found" ? resolution.authority : undefined;
  });
  return match.tables.flatMap((one) => {
    const columns = collection.tables[one.table]?.columns ?? {};
    const own = one.columns.find(({ column }) => columns[column]?.kind === "authority");
    const sheet = workbook.sheets[one.sheetIndex];
    if (own === undefined || sheet === undefined || one.bodyRows.length < FEWEST) return [];
    const view = viewOf(sheet, one);
    const read = (index: number) => one.bodyRows.map((row) => councilOf(cellText(cellAt(view, row, index))));
    const councils = read(own.index);
    const others = otherColumns(view, one).filter((index) => {
      const rows = one.bodyRows.slice(0, SAMPLE);
      const known = rows.filter((row) => councilOf(cellText(cellAt(view, row, index))) !== undefined);
      return known.length >= NEARLY_ALL * rows.length;
    });
    return others.flatMap((index) => compare(councils, read(index), { one, view, index })).slice(0, 1);
  });
}

function otherColumns(view: SheetView, { columns, bodyRows }: TableMatch): number[] {
  const used = new Set(columns.map(({ index }) => index));
  const width = Math.max(0, ...bodyRows.slice(0, SAMPLE).map((row) => view.rows[row]?.length ?? 0));
  return Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, index) => index).filter((index) => !used.has(index));
}

type Council = { readonly code: string; readonly name: string } | undefined;

function compare(
  own: readonly Council[],
  other: readonly Council[],
  { one, view, index }: { readonly one: TableMatch; readonly view: SheetView; readonly index: number },
): Cause[] {
  const agree = (step: number) =>
    other.flatMap((council, place) => {
      const beside = own[place + step];
      return council !== undefined && beside !== undefined && council.code === beside.code ? [place] : [];
    });
  if (agree(0).length > NEARLY_NONE * other.length) return [];
  for (const [way, step] of [["down", -1] as const, ["up", 1] as const]) {
    const rows = agree(step);
    const [first] = rows;
    const of = other.length - 1;
    if (first === undefined || rows.length < FEWEST || rows.length < NEARLY_ALL * of) continue;
    const facts = { way, rows: rows.length, of, key: own[first]?.name ?? "", belongs: other[first]?.name ?? "" };
    const place = { sheet: one.sheet, cell: addressIn(view, one.bodyRows[first] ?? 0, index), table: one.table };
    return [{ finding: finding("rows-shifted", place, facts), explains: () => false }];
  }
  return [];
}
