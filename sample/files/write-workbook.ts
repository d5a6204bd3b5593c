import { type CellObject, utils, type WorkBook, type WorkSheet, write } from "@e965/xlsx";
import type { Entry, Page } from "./page.ts";

const VISIBILITY = { visible: 0, hidden: 1, "very hidden": 2 } as const;

/**
 * Number formats every workbook starts from, by their numbers in the file format. Left to itself
 * the library starts from those of the workbook written or read before, and equal pages differ.
 */
const FORMATS: Readonly<Record<number, string>> = { 0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00" };

/** Writes pages as a workbook. Holds no clock or author, so that equal pages give equal bytes. */
export function writeWorkbook(pages: readonly Page[], format: "xlsx" | "xls"): Uint8Array {
  const book: WorkBook & { SSF: Record<number, string> } = { ...utils.book_new(), SSF: { ...FORMATS } };
  for (const page of pages) utils.book_append_sheet(book, sheet(page), page.name);
  book.Workbook = { Sheets: pages.map(({ visibility }) => ({ Hidden: VISIBILITY[visibility] })) };
  const bookType = format === "xls" ? "biff8" : "xlsx";
  return new Uint8Array(write(book, { type: "array", bookType, compression: true }));
}

function sheet(page: Page): WorkSheet {
  const made = utils.aoa_to_sheet(page.lines.map((line) => line.map(cell)));
  made["!merges"] = page.merges.map(({ top, left, bottom, right }) => ({
    s: { r: top, c: left },
    e: { r: bottom, c: right },
  }));
  return made;
}

function cell(entry: Entry): CellObject | null {
  if (entry === null || entry === "") return null;
  if (typeof entry === "string") return { t: "s", v: entry };
  if (typeof entry === "number") return { t: "n", v: entry };
  return { t: "n", v: entry.number, z: entry.format };
}
