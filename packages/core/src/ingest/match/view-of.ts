import type { Sheet } from "../decode/workbook.ts";
import { pairedView } from "./debits-and-credits.ts";
import { formView } from "./form-view.ts";
import { relaidView } from "./relaid-view.ts";
import { type SheetView, turnSheet } from "./sheet-view.ts";
import type { TableMatch } from "./table-match.ts";

/** The view of a sheet in which a table was found. */
export function viewOf(sheet: Sheet, { orientation, fields = [], relaid, pair }: TableMatch): SheetView {
  if (relaid !== undefined) return relaidView(sheet, relaid);
  if (pair !== undefined) return pairedView(sheet, pair);
  if (orientation === "form") return formView(sheet, fields);
  return orientation === "columns" ? turnSheet(sheet) : sheet;
}
