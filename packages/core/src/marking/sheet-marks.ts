import type { Severity } from "../findings/severity.ts";
import type { Range } from "../ingest/decode/workbook.ts";
import { type MarkedFinding, severityWords } from "./marking.ts";
import type { PlacedFinding } from "./place-findings.ts";
import { cellKey, type SheetMarks } from "./sheet/cell-marks.ts";

/** Cells of one range that are coloured, and of the whole workbook. */
const MOST_OF_A_RANGE = 200;
const MOST_CELLS = 250_000;
/** A box holds no more than can be read in it; the sheet that is added has all of it. */
const LONGEST_COMMENT = 4000;

/** What to put on each sheet, by its position. A cell has the colour of the worst that is said of it. */
export function sheetMarks(placed: readonly PlacedFinding[]): ReadonlyMap<number, SheetMarks> {
  const sheets = new Map<number, { colours: Map<number, Severity>; comments: Map<number, string> }>();
  let left = MOST_CELLS;
  for (const { finding, sheet, range } of placed) {
    if (sheet === undefined || range === undefined) continue;
    const marks = sheets.get(sheet) ?? { colours: new Map(), comments: new Map() };
    sheets.set(sheet, marks);
    for (const key of keysOf(range, Math.min(left, MOST_OF_A_RANGE))) {
      left -= 1;
      if (!marks.colours.has(key)) marks.colours.set(key, finding.severity);
    }
    const first = cellKey(range.top, range.left);
    if (marks.colours.has(first)) marks.comments.set(first, withComment(marks.comments.get(first), finding));
  }
  return sheets;
}

function* keysOf({ top, left, bottom, right }: Range, most: number): Generator<number> {
  let count = 0;
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      if (count >= most) return;
      count += 1;
      yield cellKey(row, column);
    }
  }
}

function withComment(before: string | undefined, { severity, message, fix }: MarkedFinding): string {
  const words = `${severityWords[severity]}: ${message}\n${fix}`;
  const text = before === undefined ? words : `${before}\n\n${words}`;
  return text.length > LONGEST_COMMENT ? `${text.slice(0, LONGEST_COMMENT).toWellFormed()}…` : text;
}
