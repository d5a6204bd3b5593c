import { type CellObject, utils, type WorkBook, write } from "@e965/xlsx";
import type { Entry } from "../../../sample/files/page.ts";
import { writeCsv } from "../../../sample/files/write-csv.ts";
import type { BookPlan, PlannedEntry } from "./book-plan.ts";
import type { Laid } from "./lay-out.ts";

const VISIBILITY = { visible: 0, hidden: 1, "very hidden": 2 } as const;
const FORMATS: Readonly<Record<number, string>> = { 0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00" };
/** Number of `#REF!` among the errors of a workbook. */
const REF = 0x17;

/** The bytes of a laid out file, as CSV or as a workbook. */
export function writePlan({ csv }: BookPlan, { pages }: Laid): Uint8Array {
  const [first] = pages;
  if (csv !== undefined && first !== undefined) {
    return writeCsv({ ...first, merges: [], lines: first.lines.map((line) => line.map(asText)) }, csv);
  }
  const book: WorkBook & { SSF: Record<number, string> } = { ...utils.book_new(), SSF: { ...FORMATS } };
  for (const { name, lines } of pages) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(lines.map((line) => line.map(cell))), name);
  }
  const allHidden = pages.every(({ visibility }) => visibility !== "visible");
  if (allHidden) utils.book_append_sheet(book, utils.aoa_to_sheet([["Cover"]]), "Cover");
  const hidden = pages.map(({ visibility }) => ({ Hidden: VISIBILITY[visibility] }));
  book.Workbook = { Sheets: allHidden ? [...hidden, { Hidden: 0 as const }] : hidden };
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx", compression: true }));
}

function asText(entry: PlannedEntry): Entry {
  return typeof entry === "object" && entry !== null && "error" in entry ? entry.error : entry;
}

function cell(entry: PlannedEntry): CellObject | null {
  if (entry === null || entry === "") return null;
  if (typeof entry === "string") return { t: "s", v: entry };
  if (typeof entry === "number") return { t: "n", v: entry };
  return "error" in entry ? { t: "e", v: REF, w: entry.error } : { t: "n", v: entry.number, z: entry.format };
}
