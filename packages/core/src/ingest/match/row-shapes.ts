import { FORM, markCells } from "../decode/column-cells.ts";
import type { Cell } from "../decode/workbook.ts";
import type { BodyColumn, BodyTable } from "./body-table.ts";
import { foldedEdges } from "./fold-text.ts";
import { isUnitOnly } from "./header-unit.ts";
import { isBalanceText } from "./list-statements.ts";
import { remembered } from "./remembered.ts";
import { plainSign, rowCells, SIGN, type Sign, signOf } from "./row-cells.ts";
import { LONGEST_KEY, type RowKind, rowKind } from "./row-kind.ts";
import { cellText } from "./sheet-cells.ts";
import { isCarriedText, maySayTotal } from "./total-words.ts";
import { isWiderArea } from "./wider-area.ts";

/** Judges the rows of a table: as `rowKind` does, and a row whose cells are of the same kinds as one before only once. */
export function rowJudge(table: BodyTable): (row: number) => RowKind {
  const shapeOf = rowShapes(table);
  return (row) => {
    const shape = shapeOf(row);
    if (shape?.kind !== undefined) return shape.kind;
    const kind = rowKind(table, rowCells(table, row));
    if (shape !== undefined) shape.kind = kind;
    return kind;
  };
}

/** Rows with the same signs in the same columns. */
interface Shape {
  /** By the sign in the next column. */
  readonly next: (Shape | undefined)[];
  kind?: RowKind;
}

/** Pieces of shapes that are kept: nearly all rows of a table have one of a few. */
const MOST_PIECES = 10_000;

/**
 * The shape of a row, by which alone `rowKind` would judge it. Undefined where it might go by what a cell says: by one that may
 * be of a header, a total, a balance, a summary or a percentage, or by the texts of a row that has neither a day nor a key that tells rows
 * from totals.
 */
function rowShapes(table: BodyTable): (row: number) => Shape | undefined {
  const lookers = lookersOf(table);
  const first: Shape = { next: [] };
  let pieces = 0;
  const after = (shape: Shape, sign: Sign): Shape | undefined => {
    const known = shape.next[sign];
    if (known !== undefined || pieces >= MOST_PIECES) return known;
    pieces += 1;
    const fresh: Shape = { next: [] };
    shape.next[sign] = fresh;
    return fresh;
  };
  return (row) => {
    let shape: Shape | undefined = first;
    let [isNoHeader, isSettled] = [false, false];
    for (const { signAt, settles, isNeverInHeader } of lookers) {
      const sign = signAt(row);
      if (sign === MATTERS) return undefined;
      shape = after(shape, sign as Sign);
      if (shape === undefined) return undefined;
      if (sign === SIGN.blank) continue;
      isSettled ||= settles;
      isNoHeader ||= isNeverInHeader(row) === 1;
    }
    return isSettled && isNoHeader ? shape : undefined;
  };
}

/** In place of a sign: what the cell says may matter. */
const MATTERS = 8;

/** Looks at the cells of one column of the sheet. */
interface Looker {
  /** The sign of the cell in a row, or `MATTERS`. */
  readonly signAt: (row: number) => number;
  /** 1 for a cell that is surely in no header. */
  readonly isNeverInHeader: (row: number) => number;
  /** True where a row that has such a cell is not judged by its only text. */
  readonly settles: boolean;
}

/** Undefined where what the cell says may matter. */
type Look = (cell: Cell | undefined, form: number) => Sign | undefined;

function lookersOf({ sheet, columns, keys, outer, isList }: BodyTable): Looker[] {
  const known = new Set(columns.map(({ index }) => index));
  const isListed = keys.some(({ kind }) => kind !== "text");
  const isKeyed = keys.some(({ mayBeBlank }) => !mayBeBlank);
  const own = columns.map((column): Looker => {
    const { index, isKey, kind } = column;
    const isOuter = outer.includes(index);
    const byKey = isListed ? isKey && kind !== "text" : isKey || isDay(column);
    const settles = isKeyed ? byKey : !isKey && isDay(column);
    const isRead = isOuter || isDay(column);
    const look = isKey ? keyLook(column) : otherLook(column, { isRead, isList });
    const mark = (cell: Cell, form: number) => Number(form === FORM.any && isNeverInHeader(cell, column));
    const isNever = markCells(sheet.rows, index, { blank: 0, mark });
    return { settles, signAt: signsOf(sheet, index, look), isNeverInHeader: isNever };
  });
  const beside = outer.filter((index) => !known.has(index));
  const ofNone = { settles: false, isNeverInHeader: () => 0 };
  return [...own, ...beside.map((index) => ({ ...ofNone, signAt: signsOf(sheet, index, lookBeside) }))];
}

function signsOf({ rows }: BodyTable["sheet"], index: number, look: Look): Looker["signAt"] {
  const blank = look(undefined, FORM.any) ?? MATTERS;
  return markCells(rows, index, { blank, mark: (cell, form) => look(cell, form) ?? MATTERS });
}

function isDay({ kind }: BodyColumn): boolean {
  return kind === "date" || kind === "month";
}

function lookBeside(cell: Cell | undefined): Sign | undefined {
  return maySay(cell) ? undefined : SIGN.blank;
}

function otherLook(
  column: BodyColumn,
  { isRead, isList }: { readonly isRead: boolean; readonly isList: boolean },
): Look {
  return (cell, form) => {
    if (form !== FORM.any) return plainSign(form, column);
    return (isRead && maySay(cell)) || (!isList && mayBePercentage(cell)) ? undefined : signOf(cell, column);
  };
}

/** True for a text that may say total, or what an account held. */
function maySay(cell: Cell | undefined): boolean {
  if (cell?.kind !== "text") return false;
  const text = cellText(cell);
  return maySayTotal(text) || isBalanceText(text) || isCarriedText(text);
}

/** True where a percent sign may be shown: between rows of numbers, one of percentages says what those are of something. */
function mayBePercentage(cell: Cell | undefined): boolean {
  return cell?.kind === "number" ? cell.format?.includes("%") === true : cell?.shown.includes("%") === true;
}

/** A key that is on the list of its column, or any text that is no total where there is none. */
function keyLook({ kind, merged, isValid }: BodyColumn): Look {
  const isPlain =
    kind === "text"
      ? (text: string) => text.length <= LONGEST_KEY && !maySayTotal(text)
      : remembered((text) => isValid(text) && !isWiderArea(text), MOST_PIECES);
  return (cell) => {
    if (cell === undefined) return merged.size === 0 ? SIGN.blank : undefined;
    const text = cellText(cell);
    return text !== "" && isPlain(text) ? SIGN.filled : undefined;
  };
}

/** True for what is surely no unit, no column's number, and no header come again. */
function isNeverInHeader(cell: Cell, { headerEdges }: BodyColumn): boolean {
  const text = cellText(cell);
  if (text.length < 4 || isUnitOnly(text)) return false;
  const edges = foldedEdges(text);
  return edges !== undefined && !headerEdges.has(edges);
}
