import type { Range, Sheet } from "../decode/workbook.ts";
import { isUnitOnly } from "./header-unit.ts";
import { cellAt, cellText } from "./sheet-cells.ts";
import { addressIn, type SheetView } from "./sheet-view.ts";

/** Zero-based rows a header stands in, inclusive; `codeRows` hold item codes and no words. */
export interface HeaderBlock {
  readonly top: number;
  readonly bottom: number;
  readonly codeRows: readonly number[];
}

/** One column of a header, with the headers over it. */
export interface HeaderColumn {
  readonly index: number;
  /** Address of its lowest header cell. */
  readonly cell: string;
  /** All of it as it stands, joined by ` / `. */
  readonly header: string;
  /** Its words from the top down, those of a group it stands under included, units left out, one space for many. */
  readonly levels: readonly string[];
  /** A unit that stands in a row of its own, as written. */
  readonly unitText: string;
  /** Its item code, where the header has a row of them. */
  readonly code: string | undefined;
  /** Where one header stands over several columns: what the row below it says of this one. It is no part of `levels`. */
  readonly under?: string;
  /** True where that says no more than the header does: it is the one meant, if none is by its period or unit. */
  readonly isPlain?: boolean;
}

interface Level {
  readonly row: number;
  readonly isCode: boolean;
  readonly own: ReadonlyMap<number, string>;
  readonly filled: ReadonlyMap<number, string>;
}

/** The columns of a header, left to right; group headers are carried over the columns they stand above. */
export function headerColumns(sheet: SheetView, block: HeaderBlock): HeaderColumn[] {
  const own = ownTexts(sheet, block);
  const over = sheet.merges.filter(({ top, bottom }) => top <= block.bottom && bottom >= block.top);
  const merges = new Map(over.toReversed().map((merge) => [startOf(merge.top, merge.left), merge] as const));
  const levels = own.map(
    (level, depth): Level => ({ ...level, filled: level.isCode ? new Map() : fillRight(own, depth, merges) }),
  );
  const indexes = [...new Set(own.flatMap((level) => [...level.own.keys()]))].sort((a, b) => a - b);
  const codes = codesOverColumns(own);
  return indexes.map((index) => headerColumn(sheet, levels, { index, codeOver: codes.get(index) }));
}

/** A short text with a year in it: `2009-10`, `31 March 2010`. */
const OF_A_YEAR = /^(?=.*(?<!\d)(?:19|20)\d\d(?!\d)).{4,30}$/;

/** True for several years, and nothing else: they hold for the columns to their right as well. */
function isOfYears({ own, isCode }: OwnLevel): boolean {
  return !isCode && own.size > 1 && own.values().every((text) => OF_A_YEAR.test(text));
}

/**
 * The codes that stand over the first only of several columns that are told apart by years, or by the same words under each code:
 * they are those of the others too.
 */
function codesOverColumns(levels: readonly OwnLevel[]): ReadonlyMap<number, string> {
  const over = new Map(levels.flatMap((level, depth) => codesOverWords(level, levels.slice(depth + 1))));
  const words = levels.filter(({ isCode }) => !isCode);
  const yearAt = (index: number) => {
    const text = words.findLast(({ own }) => own.has(index))?.own.get(index) ?? "";
    return OF_A_YEAR.test(text) ? text : undefined;
  };
  for (const { isCode, own } of levels) {
    for (const [index, code] of isCode ? own : []) {
      const seen = new Set([yearAt(index)]);
      for (let at = index + 1; !seen.has(undefined) && !own.has(at) && !seen.has(yearAt(at)); at += 1) {
        seen.add(yearAt(at));
        over.set(at, code);
      }
    }
  }
  return over;
}

/** `Male`, `Female` under one code and again under the next. */
function codesOverWords({ own, isCode }: OwnLevel, below: readonly OwnLevel[]): [number, string][] {
  const words = below.findLast((level) => !level.isCode)?.own;
  if (!isCode || words === undefined) return [];
  const groups = [...own].map(([first, code]) => {
    const texts = [words.get(first)];
    for (let at = first + 1; words.has(at) && !own.has(at); at += 1) texts.push(words.get(at));
    return { first, code, texts, said: texts.join("\n") };
  });
  const again = groups.filter(
    ({ said, texts }) => texts.length > 1 && groups.filter((one) => one.said === said).length > 1,
  );
  return again.flatMap(({ first, code, texts }) => texts.map((_, step): [number, string] => [first + step, code]));
}

function startOf(row: number, column: number): string {
  return `${row} ${column}`;
}

type OwnLevel = Omit<Level, "filled">;

function ownTexts(sheet: Sheet, { top, bottom, codeRows }: HeaderBlock): OwnLevel[] {
  return Array.from({ length: bottom - top + 1 }, (_, depth) => {
    const row = top + depth;
    const own = new Map<number, string>();
    for (const [index, cell] of (sheet.rows[row] ?? []).entries()) {
      const text = cellText(cell);
      if (text !== "") own.set(index, text);
    }
    return { row, isCode: codeRows.includes(row), own };
  });
}

/**
 * A group header stands over the columns it is merged over, or, not being merged, over the blank cells
 * to its right as far as the next header of its own or a higher level, where headers stand below. Over codes alone, only years do.
 */
function fillRight(
  levels: readonly OwnLevel[],
  depth: number,
  merges: ReadonlyMap<string, Range>,
): Map<number, string> {
  const level = levels[depth];
  const filled = new Map<number, string>();
  if (level === undefined) return filled;
  const below = levels.slice(depth + 1).filter(({ isCode }) => !isCode || isOfYears(level));
  const above = levels.slice(0, depth);
  const hasBelow = (index: number) => below.some(({ own }) => own.has(index));
  const isEdge = (index: number) => level.own.has(index) || above.some(({ own }) => own.has(index));
  for (const [index, text] of level.own) {
    const merge = merges.get(startOf(level.row, index));
    if (merge !== undefined) {
      for (let at = index + 1; at <= merge.right && !level.own.has(at) && at - index < 1000; at += 1) {
        filled.set(at, text);
      }
    } else if (hasBelow(index)) {
      for (let at = index + 1; hasBelow(at) && !isEdge(at); at += 1) filled.set(at, text);
    }
  }
  return filled;
}

function headerColumn(
  sheet: SheetView,
  levels: readonly Level[],
  { index, codeOver }: { readonly index: number; readonly codeOver: string | undefined },
): HeaderColumn {
  const lowest = levels.findLast(({ own }) => own.has(index));
  const last = levels.findLastIndex(
    (one) => !one.isCode && (one.own.has(index) || (isOfYears(one) && one.filled.has(index))),
  );
  const words = levels.slice(0, last + 1);
  const texts = words.flatMap(({ own, filled, isCode }) => (isCode ? [] : (own.get(index) ?? filled.get(index) ?? [])));
  const code = levels.findLast(({ own, isCode }) => isCode && own.has(index))?.own.get(index) ?? codeOver;
  const distinct = texts.filter((text, place) => text !== texts[place - 1]);
  // A word in a row of codes, with nothing above it, is a header: `Council` beside `A4.20`.
  const all = distinct.length === 0 && code !== undefined && !/\d/.test(code) ? [code] : distinct;
  const named = all.filter((text) => !isUnitOnly(text));
  return {
    index,
    cell: lowest === undefined ? "" : addressIn(sheet, lowest.row, index),
    header: [...distinct, ...(code === undefined ? [] : [code])].join(" / "),
    levels: named.map((text) => text.replace(/\s{2,}/g, " ")),
    unitText: distinct.filter(isUnitOnly).join(" "),
    code,
  };
}

/** The cells of a column in a block, from the top down, as written. */
export function headerCells(sheet: Sheet, block: HeaderBlock, index: number): string[] {
  return Array.from({ length: block.bottom - block.top + 1 }, (_, depth) =>
    cellText(cellAt(sheet, block.top + depth, index)),
  ).filter((text) => text !== "");
}
