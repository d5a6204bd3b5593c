import type { Cell } from "../decode/workbook.ts";
import { cellText, isBlank } from "../match/sheet-cells.ts";
import type { ColumnReader } from "./column-readers.ts";
import { splitsOf } from "./splits-of.ts";

/** A column that the file has, with how its own cell of the row was read. */
export interface TriedColumn {
  readonly reader: ColumnReader;
  readonly index: number;
  readonly own: Judgement;
}

/** `empty` where a value is asked for and there is none; `absent` where there need be none. */
type Judgement = "read" | "absent" | "empty" | "unread";

/** What explains every fault of a row at once. Positions are those of the columns tried. */
export type Misplaced =
  | { readonly kind: "shifted"; readonly direction: "left" | "right"; readonly from: number }
  | {
      readonly kind: "joined";
      /** The column whose cell holds both values, and those that the values are of. */
      readonly at: number;
      readonly columns: readonly [number, number];
      readonly values: readonly [string, string];
      /** True where all cells behind stand one column to the left. */
      readonly isShifted: boolean;
    };

interface Row {
  /** In the order of the sheet. */
  readonly columns: readonly TriedColumn[];
  readonly cellAt: (index: number) => Cell | undefined;
}

/** Faults that a shift has to explain, and cells that it has to have moved: one may be a slip. */
const LEAST_EXPLAINED = 2;
const LEAST_MOVED = 2;

/**
 * Looks whether a row with a cell that could not be read is right but for where its cells stand: all behind some column
 * one to the right (a cell too many) or to the left (one lost), or two values in one cell. Undefined where
 * that does not explain every fault of the row from there on. Linear in columns.
 */
export function misplacedRow(row: Row): Misplaced | undefined {
  const first = row.columns.findIndex(({ own }) => isFault(own));
  if (first < 0) return undefined;
  return shiftedRight(row, first) ?? joined(row, first) ?? shiftedLeft(row, first);
}

function judge({ column, read }: ColumnReader, cell: Cell | undefined): Judgement {
  if (cell === undefined || isBlank(cell)) return column.blank === true ? "absent" : "empty";
  return read(cell).fault === undefined ? "read" : "unread";
}

function isFault(judgement: Judgement): boolean {
  return judgement === "empty" || judgement === "unread";
}

function shiftedRight(row: Row, first: number): Misplaced | undefined {
  const from = startOfShift(row, first, { step: 1, lost: 0 });
  const start = from === undefined ? undefined : row.columns[from];
  if (from === undefined || start === undefined) return undefined;
  const isInserted = isBlank(row.cellAt(start.index));
  const isSplitText = row.columns[from - 1]?.reader.column.kind === "text";
  return isInserted || isSplitText ? { kind: "shifted", direction: "right", from } : undefined;
}

function shiftedLeft(row: Row, first: number): Misplaced | undefined {
  if (!isLastBlank(row)) return undefined;
  const from = startOfShift(row, first, { step: -1, lost: 1 });
  return from === undefined ? undefined : { kind: "shifted", direction: "left", from };
}

function isLastBlank({ columns, cellAt }: Row): boolean {
  const last = columns.at(-1);
  return last !== undefined && isBlank(cellAt(last.index));
}

/**
 * The column nearest to the first fault from which all cells read well where they are moved to, and by which
 * enough faults are explained. `lost` is how many columns are left without a cell. Cells are read again only where
 * there is enough to explain.
 */
function startOfShift(
  { columns, cellAt }: Row,
  first: number,
  { step, lost }: { readonly step: 1 | -1; readonly lost: 0 | 1 },
): number | undefined {
  if (
    columns.filter((column) => isOdd(column, step)).length < LEAST_EXPLAINED ||
    !columns.some(({ own }) => own === "unread")
  )
    return undefined;
  const start = startOfGap(columns, first);
  const moved = columns.map(({ reader, index }, place) =>
    place < start && place + 1 < first ? "absent" : judge(reader, cellAt(index + step)),
  );
  const lastBad = moved.findLastIndex(isFault);
  return [start, first, first - 1].find((from) => {
    if (from < 0 || from + lost <= lastBad) return false;
    const wellMoved = moved.filter((judgement, place) => judgement === "read" && place >= from + lost);
    if (wellMoved.length < LEAST_MOVED) return false;
    const explained = columns.filter(
      (column, place) => isOdd(column, step) && place >= from && (moved[place] === "read" || place < from + lost),
    );
    return explained.length >= LEAST_EXPLAINED;
  });
}

/** Empty cells that may be empty, before the first fault, may be where the cells behind were moved from. */
function startOfGap(columns: readonly TriedColumn[], first: number): number {
  let start = first;
  while (start > 0 && columns[start - 1]?.own === "absent") start -= 1;
  return start;
}

/**
 * A cell that is wrong where it stands; of a row moved to the right, also one left empty whose column holds more than
 * words. A row moved to the left is empty at its end whatever it holds.
 */
function isOdd({ own, reader }: TriedColumn, step: 1 | -1): boolean {
  return isFault(own) || (step === 1 && own === "absent" && reader.column.kind !== "text");
}

function joined(row: Row, first: number): Misplaced | undefined {
  for (const at of [first, first - 1, first + 1]) {
    const found = at === first + 1 ? joinedInPlace(row, at, first) : joinedAt(row, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The values of a column and the one behind it in the first of the two. */
function joinedAt(row: Row, at: number): Misplaced | undefined {
  const columns = [at, at + 1] as const;
  const next = row.columns[at + 1];
  if (next === undefined) return undefined;
  if (next.own === "empty") return joinedCell(row, at, { columns, isShifted: false });
  if (!isLastBlank(row) || !row.columns.slice(at + 1).some(({ own }) => isFault(own))) return undefined;
  const behind = row.columns.slice(at + 2);
  const moved = behind.map(({ reader, index }) => judge(reader, row.cellAt(index - 1)));
  const isShifted = behind.length > 0 && !moved.some(isFault) && moved.includes("read");
  return isShifted ? joinedCell(row, at, { columns, isShifted }) : undefined;
}

/** The values of an empty column and the one behind it in the second of the two. */
function joinedInPlace(row: Row, at: number, empty: number): Misplaced | undefined {
  if (row.columns[empty]?.own !== "empty") return undefined;
  return joinedCell(row, at, { columns: [empty, at], isShifted: false });
}

function joinedCell(
  { columns, cellAt }: Row,
  at: number,
  { columns: pair, isShifted }: { readonly columns: readonly [number, number]; readonly isShifted: boolean },
): Misplaced | undefined {
  const holder = columns[at];
  const [one, other] = [columns[pair[0]], columns[pair[1]]];
  if (holder === undefined || one === undefined || other === undefined || holder.own === "empty") return undefined;
  if (holder.own !== "unread" && holder.reader.column.kind !== "text") return undefined;
  if ([one, other].every(({ reader }) => reader.column.kind === "text")) return undefined;
  const values = splitsOf(cellText(cellAt(holder.index))).find(
    ([left, right]) => judge(one.reader, textCell(left)) === "read" && judge(other.reader, textCell(right)) === "read",
  );
  return values === undefined ? undefined : { kind: "joined", at, columns: pair, values, isShifted };
}

function textCell(text: string): Cell {
  return { kind: "text", value: text, shown: text };
}
