import type { BodyTable } from "./body-table.ts";
import { squashText } from "./fold-text.ts";
import { hasHeaderBelow } from "./header-below.ts";
import { isListed } from "./listed-row.ts";
import { hasMarker, type RowCells, rowCells } from "./row-cells.ts";
import { type RowKind, rowKind, type SumKind } from "./row-kind.ts";
import { rowLabels } from "./row-labels.ts";
import { rowJudge } from "./row-shapes.ts";
import { type ListRows, type LooseRow, settleList } from "./settle-list.ts";
import { cellText, isBlank } from "./sheet-cells.ts";
import { sumsAbove } from "./sums-above.ts";

/** The rows of a table. Zero-based sheet rows. */
export interface BodyRows {
  readonly bodyRows: readonly number[];
  readonly totalRows: readonly number[];
  /** True where a body row holds something besides its key. */
  readonly filled: boolean;
  /** Rows of a list that are body rows, though hardly any other is like them. */
  readonly doubted: readonly number[];
}

/** A header further down on the sheet, over some of the same columns. */
export interface HeaderBelow {
  readonly top: number;
  readonly bottom: number;
  /** True where it has the same columns at the same places. */
  readonly isSame: boolean;
  /** The first row it has, where it is as high as the table's own; undefined where it is another table's. */
  readonly highest?: number | undefined;
}

/** So many blank rows end a table; a list goes on with a row like those above. */
const BLANK_RUN = 25;

/** What the rows above the next one were. */
interface Above {
  /** True while nothing but blank rows came since the last row of data. */
  readonly joined: boolean;
  /** Blank rows just above. */
  readonly blank: number;
}

/**
 * The rows below a header: data and totals, up to a long blank run, another table's header or the end. A header
 * that comes again over the same columns, with nothing but blank rows before it, is a page break. A row is
 * never dropped that has a text in its key and a number beside it.
 */
export function bodyRows(table: BodyTable, below: readonly HeaderBelow[]): BodyRows {
  const [body, totals, loose]: [number[], number[], LooseRow[]] = [[], [], []];
  let above: Above = { joined: false, blank: 0 };
  const sums = sumsAbove(table);
  const judge = rowJudge(table);
  const startsWithLabel = labelStarts(table);
  const headers = new Map(below.map((header) => [header.top, header] as const));
  for (let row = hasHeaderBelow(table) ? table.top + 1 : table.top; row < table.sheet.rows.length; row += 1) {
    const header = headers.get(row);
    if (header !== undefined && isRow(table, row, { header, body })) {
      passOn(headers, row, header);
    } else if (header !== undefined) {
      if (!isPageBreak(header, above, totals)) break;
      row = header.bottom;
      continue;
    }
    const first = judge(row);
    if (isApart(above) && (startsWithLabel(row) || isForeign(table, row, { kind: first, body }))) break;
    if (above.blank >= BLANK_RUN && first !== "blank" && !isLike(table, row, body)) break;
    const kind = settled(first, (sum) => sums.isSum(row, body, sum));
    above = next(above, kind);
    if (kind === "total") {
      totals.push(row);
      sums.passTotal(body);
    }
    if (kind === "body") body.push(row);
    if (kind === "body" && isSumKind(first) && isLoose(table, row, first)) loose.push({ row, kind: first });
  }
  const filled = body.some((row) => rowCells(table, row).filledOthers > 0);
  return withSoleTotal(table, { ...afterAll(table, { body, totals, loose }), filled });
}

/** What the whole list says of rows that one by one could be payments or totals. */
function afterAll(table: BodyTable, rows: ListRows): Omit<BodyRows, "filled"> {
  const { totals, statements, doubted } = settleList(table, rows);
  if (totals.size + statements.size === 0) return { bodyRows: rows.body, totalRows: rows.totals, doubted };
  return {
    bodyRows: rows.body.filter((row) => !totals.has(row) && !statements.has(row)),
    totalRows: [...rows.totals, ...totals].sort((a, b) => a - b),
    doubted,
  };
}

/** A row that was taken into a header that comes again, and is higher than that can be: a row of numbers is one of the table's. */
function isData(table: BodyTable, row: number, { highest }: HeaderBelow): boolean {
  if (highest === undefined || row >= highest) return false;
  const cells = rowCells(table, row);
  return cells.numbers > 0 && isOfData(rowKind(table, cells));
}

/** A header that comes again may begin a row further down; what is none of the table's was none at all. */
function passOn(headers: Map<number, HeaderBelow>, row: number, header: HeaderBelow): void {
  if (header.isSame) headers.set(row + 1, { ...header, top: row + 1 });
}

/** True for a row of the table that was taken for a header, or into one. */
function isRow(
  table: BodyTable,
  row: number,
  { header, body }: { readonly header: HeaderBelow; readonly body: readonly number[] },
): boolean {
  return header.isSame ? isData(table, row, header) : isListed(table, row, body);
}

function isPageBreak({ isSame }: HeaderBelow, { joined, blank }: Above, totals: readonly number[]): boolean {
  return isSame && joined && blank < BLANK_RUN && totals.length === 0;
}

function isSumKind(kind: RowKind): kind is SumKind {
  return kind === "doubtful" || kind === "called total" || kind === "named";
}

/** A row of a list that may be a total: no total has two texts, as a payment of a council that is not known has. */
function isLoose(table: BodyTable, row: number, kind: SumKind): boolean {
  return table.isList && (kind !== "doubtful" || rowLabels(table, row).length <= 1);
}

function settled(kind: RowKind, isSum: (kind: SumKind) => boolean): RowKind {
  if (!isSumKind(kind)) return kind;
  return isSum(kind) ? "total" : "body";
}

function next({ joined, blank }: Above, kind: RowKind): Above {
  if (kind === "blank") return { joined, blank: blank + 1 };
  return { joined: kind === "header" ? joined : kind !== "other", blank: 0 };
}

/** Words where numbers belong, under a blank row or a heading and with no known key: the header of some other table. */
function isForeign(
  table: BodyTable,
  row: number,
  { kind, body }: { readonly kind: RowKind; readonly body: readonly number[] },
): boolean {
  if (body.length === 0 || !isOfData(kind)) return false;
  const cells = rowCells(table, row);
  if (cells.numbers > 0 || cells.words === 0 || hasValidKey(cells) || hasMarker(table, row)) return false;
  return !goesOn(table, cells, body);
}

function isOfData(kind: RowKind): boolean {
  return kind === "body" || isSumKind(kind);
}

/** True where the row is as full as the last one and so is the next, with its numbers and a known key: one row of the table is spoilt. */
function goesOn(table: BodyTable, cells: RowCells, body: readonly number[]): boolean {
  const filled = (one: RowCells) => one.filledKeys + one.filledOthers;
  const last = rowCells(table, body.at(-1) ?? 0);
  const next = rowCells(table, cells.row + 1);
  const isFull = [cells, next].every((one) => filled(one) > 2 && 3 * filled(one) >= 2 * filled(last));
  return isFull && next.numbers >= last.numbers && (hasValidKey(next) || !hasValidKey(last));
}

/** True where a row far below is of the list: it has the numbers of the last one, a known key if that has one, and is about as full. */
function isLike(table: BodyTable, row: number, body: readonly number[]): boolean {
  if (!table.isList) return false;
  const cells = rowCells(table, row);
  const last = rowCells(table, body.at(-1) ?? table.sheet.rows.length);
  const filled = (one: RowCells) => one.filledKeys + one.filledOthers;
  const isFull = filled(cells) > 1 && 3 * filled(cells) >= 2 * filled(last);
  return isFull && cells.numbers > 0 && cells.numbers >= last.numbers && (hasValidKey(cells) || !hasValidKey(last));
}

function isApart({ joined, blank }: Above): boolean {
  return !joined || blank > 0;
}

/** Says of a row whether the first that stands in it is a label of council or period: the top of some other form. */
function labelStarts({ sheet, context }: BodyTable): (row: number) => boolean {
  const { authority = [], period = [] } = context.collection.labels ?? {};
  const labels = new Set([...authority, ...period].map(squashText));
  return (row) => {
    const text = cellText(sheet.rows[row]?.find((cell) => !isBlank(cell)));
    return labels.has(squashText(text.split(":", 1)[0] ?? ""));
  };
}

function hasValidKey({ keys }: RowCells): boolean {
  return keys.some(({ column, text }) => text !== "" && column.kind !== "text" && column.isValid(text));
}

/** Where a table has one row and no key, a row called total is that row. */
function withSoleTotal({ keys }: BodyTable, rows: BodyRows): BodyRows {
  const isSole = keys.length === 0 && rows.bodyRows.length === 0 && rows.totalRows.length === 1;
  return isSole ? { ...rows, bodyRows: rows.totalRows, totalRows: [], filled: true } : rows;
}
