import type { Sheet, Workbook } from "../ingest/decode/workbook.ts";

/** Stands in the first rows of each sheet of a template that holds no answers: by it the sheet is known, not by its name. */
export const ASIDE = "council-returns/template/aside";

/** Somebody may have put rows above. */
const LOOKED_AT = 20;

/** A workbook without the sheets that its template put there to be looked at, such as last year's answers. */
export function withoutAsides(workbook: Workbook): Workbook {
  const sheets = workbook.sheets.filter((sheet) => !isAside(sheet));
  return sheets.length === workbook.sheets.length ? workbook : { ...workbook, sheets };
}

function isAside({ rows }: Sheet): boolean {
  return rows.slice(0, LOOKED_AT).some((row) => row?.some((cell) => cell?.value === ASIDE));
}
