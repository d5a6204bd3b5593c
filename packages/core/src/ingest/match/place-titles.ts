import type { Range, Sheet } from "../decode/workbook.ts";
import type { Place } from "./find-places.ts";
import { foldText } from "./fold-text.ts";
import type { MatchContext } from "./match-context.ts";
import { topRow } from "./place-extent.ts";
import { cellText } from "./sheet-cells.ts";
import { sheetPeriods } from "./sheet-periods.ts";
import { rangeIn, sourceOf } from "./sheet-view.ts";

/** Rows above a header in which its title may stand. */
const REACH = 12;

/** A text above a table, with where it stands. Zero-based. */
export interface TitleCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/**
 * The texts above a header, nearest first, up to the rows of another table on the sheet. Of a row with a text over it and one over
 * a table that stands beside it, only its own.
 */
export function titleCells(place: Place, others: readonly Range[]): TitleCell[] {
  const top = topRow(place);
  const above = others.filter(({ bottom }) => bottom < top).map(({ bottom }) => bottom);
  const first = Math.max(0, top - REACH, ...above.map((bottom) => bottom + 1));
  const own = rangeIn(place.sheet, { ...place.block, left: place.left, right: place.right });
  const beside = others.filter((other) => other.top <= own.bottom && other.bottom >= own.top && !overlap(own, other));
  const cells: TitleCell[] = [];
  for (let row = top - 1; row >= first; row -= 1) {
    const texts = textsOf(sourceOf(place.sheet), row);
    const isTheirs = ({ column }: TitleCell) => beside.some((other) => isOver(other, column));
    const hasOwn = texts.some(({ column }) => isOver(own, column));
    cells.push(...(hasOwn ? texts.filter((text) => !isTheirs(text)) : texts));
  }
  return cells;
}

function isOver({ left, right }: Range, column: number): boolean {
  return column >= left && column <= right;
}

function overlap(one: Range, other: Range): boolean {
  return one.left <= other.right && other.left <= one.right;
}

/** The texts of a row, left to right. */
export function textsOf(sheet: Sheet, row: number): TitleCell[] {
  return (sheet.rows[row] ?? []).flatMap((cell, column) => {
    const text = cell?.kind === "date" ? String(cell.value).slice(0, 10) : cellText(cell);
    return text === "" ? [] : [{ text, row, column }];
  });
}

/** Whose title stands above a place or in its sheet's name: `own`, that of `another` table only, or `none`. */
export function whoseTitle(
  place: Place,
  cells: readonly TitleCell[],
  { collection }: MatchContext,
): "own" | "another" | "none" {
  const said = [place.sheet.name, ...cells.map(({ text }) => text)].map((text) => ` ${foldText(text)} `);
  const names = (table: string) => {
    const { titles = [] } = collection.tables[table] ?? {};
    return titles.some((title) => said.some((text) => text.includes(` ${foldText(title)} `)));
  };
  if (names(place.table)) return "own";
  return Object.keys(collection.tables).some((table) => table !== place.table && names(table)) ? "another" : "none";
}

/**
 * What a place says of its period: that asked for, another only, or none. Headers that all state another say more than what stands
 * above them, which may be of the whole sheet.
 */
export function whichPeriod(
  place: Place,
  cells: readonly TitleCell[],
  context: MatchContext,
): "this" | "another" | "none" {
  const isOfAnother = ({ periods }: Place["edges"][number]) => periods.length === 1 && periods[0] !== context.period.id;
  if (place.edges.length > 0 && place.edges.every(isOfAnother)) return "another";
  const titles = cells.flatMap(({ text }) => context.periods(text));
  const stated = [...sheetPeriods(place.sheet.name, context), ...titles];
  if (stated.includes(context.period.id)) return "this";
  return stated.length > 0 ? "another" : "none";
}
