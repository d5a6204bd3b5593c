import type { Column } from "../../collections/columns.ts";
import type { Below } from "./authority-column.ts";
import { authorityShare } from "./authority-share.ts";
import { columnCells, columnContent } from "./column-content.ts";
import { type Edge, keysOf, unitOf } from "./column-edges.ts";
import type { Guesses, LeftOver } from "./guess-columns.ts";
import type { HeaderColumn } from "./header-columns.ts";
import { isOtherMoney } from "./rival-amounts.ts";
import { cellText } from "./sheet-cells.ts";

/** Less than anything else speaks for a header. */
const WEIGHT = 0.1;
/** So many cells must be names, and no more of them may be councils. */
const MOST = 0.8;
const MOST_COUNCILS = 0.5;
/** Of fewer names, one may be alone. */
const FEWEST_ALIKE = 3;
const GROSS = /\b(?:gross|inc(?:l(?:uding|udes)?)?)\b/i;
const WORD = /\p{L}{2}/u;
/** Days and numbers have words too: `3 Sep`, `12 CR`. */
const DIGIT_FIRST = /^[^\p{L}]*\d[\d\s/.,:-]*\p{L}{0,9}[\s\d]*$/u;

/**
 * Takes headers that a collection lists as perhaps a column's, for columns that nothing else was found for: those below which what
 * is asked for stands. Of several for one column none is taken, and they are named with the others that came close; nor is one where
 * other numbers came close.
 */
export function perhapsEdges(left: LeftOver, close: Guesses["close"], below: Below): Guesses {
  const named = new Map(close);
  const edges = [...left.missing].flatMap((column): Edge[] => {
    const definition = left.table.columns[column];
    const near = close.get(column) ?? [];
    const fitting = definition === undefined ? [] : left.headers.filter((header) => fits(header, definition, below));
    const rivals = near.filter((header) => !fitting.includes(header) && !isOtherSum(header));
    const isOpen = definition?.kind === "amount" && rivals.length > 0;
    if (fitting.length === 0 || isOpen) return [];
    const [header, ...others] = fitting;
    if (header !== undefined && others.length === 0) {
      named.delete(column);
      return [{ column, header, weight: WEIGHT, periods: [], guessed: true, isPerhaps: true }];
    }
    named.set(column, [...new Set([...near, ...fitting])]);
    return [];
  });
  return { edges, close: named };
}

/** Tax and the like, or what tax is part of: what stands beside it is less. */
function isOtherSum({ header }: HeaderColumn): boolean {
  return isOtherMoney(header) || GROSS.test(header);
}

function fits(header: HeaderColumn, column: Column, below: Below): boolean {
  const { header: read } = below.context;
  const spelt = new Set((column.perhaps ?? []).map((text) => read(text).undated));
  const isSpelt = keysOf(header).some(({ text }) => spelt.has(read(`${text} ${header.unitText}`.trim()).undated));
  if (!isSpelt) return false;
  const content = columnContent(column, header.index, below);
  if (column.kind === "text") return content !== "no" && (column.names !== true || holdsNames(header.index, below));
  return content === "yes" || (content === "maybe" && column.kind === "amount" && unitOf(header) === "pounds");
}

/** Names of many: not numbers or days, not one name on every row, and not councils, whose column it then is. */
function holdsNames(index: number, below: Below): boolean {
  const texts = columnCells(index, below).map(cellText);
  const names = texts.filter((text) => WORD.test(text) && !DIGIT_FIRST.test(text));
  if (names.length === 0 || names.length < texts.length * MOST) return false;
  if (names.length >= FEWEST_ALIKE && new Set(names).size === 1) return false;
  return authorityShare(below.sheet, { below: below.below, column: index }, below.context).share < MOST_COUNCILS;
}
