import type { Cell, Sheet, Workbook } from "../../ingest/decode/workbook.ts";
import type { FillRecord } from "../styles/style-book.ts";

/** Name of the sheet that is added. */
export const TITLE = "To fix";
/** Stands in the first row of the sheet that is added, in a hidden column: by it the sheet is known, not by its name. */
export const MARK = "council-returns/marking/1";
/** Of which version whatever. */
const ANY_MARK = "council-returns/marking/";
/** Someone may have put rows above. */
const LOOKED_AT = 20;

/** True for the sheet that marking adds to a workbook. */
export function isMarkingSheet(sheet: Sheet): boolean {
  return findMark(sheet) !== undefined;
}

/**
 * A workbook that was marked and sent again, without the sheet that marking added. Its colours and comments are
 * not in what is decoded, so this is the officer's own workbook with their corrections.
 */
export function withoutMarks(workbook: Workbook): Workbook {
  const sheets = workbook.sheets.filter((sheet) => !isMarkingSheet(sheet));
  return sheets.length === workbook.sheets.length ? workbook : { ...workbook, sheets };
}

/** The lines below the mark, one for each fill that was replaced: its number and what it was. */
export function recordLines(record: FillRecord): string[] {
  return [...record].filter(([number]) => number > 0).map(([number, fill]) => `${number} ${fill}`);
}

/** Reads the record back, in whatever order its lines are now. */
export function readRecord(sheet: Sheet): FillRecord {
  const mark = findMark(sheet);
  const record = new Map<number, string>();
  for (const row of mark === undefined ? [] : sheet.rows.slice(mark.row + 1)) {
    const [, number, fill] = /^(\d{1,3}) (.+)$/s.exec(textOf(row?.[mark?.column ?? 0])) ?? [];
    if (number !== undefined && fill !== undefined) record.set(Number(number), fill);
  }
  return record;
}

function findMark({ rows }: Sheet): { readonly row: number; readonly column: number } | undefined {
  for (const [row, cells] of rows.slice(0, LOOKED_AT).entries()) {
    const column = cells?.findIndex((cell) => textOf(cell).startsWith(ANY_MARK)) ?? -1;
    if (column >= 0) return { row, column };
  }
  return undefined;
}

function textOf(cell: Cell | undefined): string {
  return typeof cell?.value === "string" ? cell.value : "";
}
