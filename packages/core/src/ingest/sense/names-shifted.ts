import { resolveAuthority } from "../../authorities/resolve.ts";
import type { Finding } from "../../findings/finding.ts";
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
 * or below in the other: one of them was pasted a row too far. Or the two name different councils in some rows.
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
    const found = others.map((index) => compare(councils, read(index), { one, view, index, own: own.index }));
    return found.find((causes) => causes.length > 0) ?? [];
  });
}

function otherColumns(view: SheetView, { columns, bodyRows }: TableMatch): number[] {
  const used = new Set(columns.map(({ index }) => index));
  const width = Math.max(0, ...bodyRows.slice(0, SAMPLE).map((row) => view.rows[row]?.length ?? 0));
  return Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, index) => index).filter((index) => !used.has(index));
}

interface TwoColumns {
  readonly one: TableMatch;
  readonly view: SheetView;
  /** Of the column that is read, and of the other. */
  readonly own: number;
  readonly index: number;
}

type Council = { readonly code: string; readonly name: string } | undefined;

function compare(own: readonly Council[], other: readonly Council[], columns: TwoColumns): Cause[] {
  const { one, view, index } = columns;
  const agree = (step: number) =>
    other.flatMap((council, place) => {
      const beside = own[place + step];
      return council !== undefined && beside !== undefined && council.code === beside.code ? [place] : [];
    });
  if (agree(0).length > NEARLY_NONE * other.length) return differing(own, other, columns);
  for (const [way, step] of [["down", -1] as const, ["up", 1] as const]) {
    const rows = agree(step);
    const [first] = rows;
    const of = other.length - 1;
    if (first === undefined || rows.length < FEWEST || rows.length < NEARLY_ALL * of) continue;
    const facts = { way, rows: rows.length, of, key: own[first]?.name ?? "", belongs: other[first]?.name ?? "" };
    const place = { sheet: one.sheet, cell: addressIn(view, one.bodyRows[first] ?? 0, index), table: one.table };
    return [{ finding: finding("rows-shifted", place, facts), explains: () => false }];
  }
  return differing(own, other, columns);
}

/**
 * Rows of which code and name are of different councils, where most are of one, or the same councils are in both columns: one of
 * them was sorted by itself. A column that says something else of councils, such as who is like whom, is neither.
 */
function differing(own: readonly Council[], other: readonly Council[], columns: TwoColumns): Cause[] {
  const both = own.flatMap((council, place) => {
    const beside = other[place];
    return council === undefined || beside === undefined ? [] : [{ council, beside, place }];
  });
  const others = both.filter(({ council, beside }) => council.code !== beside.code);
  const isSorted =
    2 * others.length > both.length &&
    setOf(own).size === both.length &&
    setOf(own).symmetricDifference(setOf(other)).size === 0;
  if (2 * others.length > both.length && !isSorted) return [];
  return others.map(({ council, beside, place }) => {
    const { one, view, index, own: ownIndex } = columns;
    const row = one.bodyRows[place] ?? 0;
    const found = [ownIndex, index].map((column) => cellText(cellAt(view, row, column))).join(", ");
    const at = { sheet: one.sheet, cell: addressIn(view, row, ownIndex), row: row + 1, table: one.table };
    const facts = { found, candidates: [council.name, beside.name] };
    // That its council is there a second time may be because it is another's row.
    const explains = ({ code, place: where }: Finding) =>
      code === "duplicate-row" && where.sheet === at.sheet && where.cell === at.cell;
    const extra = { value: found, severity: isSorted ? undefined : ("query" as const) };
    return { finding: finding("ambiguous-authority", at, facts, extra), explains };
  });
}

function setOf(councils: readonly Council[]): Set<string> {
  return new Set(councils.flatMap((council) => council?.code ?? []));
}
