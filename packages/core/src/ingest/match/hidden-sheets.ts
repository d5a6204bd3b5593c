import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Sheet } from "../decode/workbook.ts";

/** A note on each hidden sheet that a table was taken from or that holds numbers. A list of words behind a form is none. */
export function hiddenSheets(sheets: readonly Sheet[], taken: ReadonlySet<Sheet>): Finding[] {
  return sheets
    .filter((sheet) => sheet.visibility !== "visible" && (taken.has(sheet) || holdsNumbers(sheet)))
    .map(({ name, visibility }) => finding("hidden-sheet", { sheet: name }, { name, visibility }));
}

function holdsNumbers({ rows }: Sheet): boolean {
  return rows.some((row) => row?.some((cell) => cell?.kind === "number" || cell?.kind === "date"));
}
