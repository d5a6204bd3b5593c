import type { Collection } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Sheet, Workbook } from "../decode/workbook.ts";
import { foldText } from "../match/fold-text.ts";
import { personalLines } from "./personal-lines.ts";
import { readsAsPersonal } from "./reads-as-personal.ts";
import { sheetLines } from "./sheet-lines.ts";

/**
 * A finding for each line of a workbook, hidden sheets included, that holds data about single people: NHS or National
 * Insurance numbers, e-mail addresses, dates of birth, postcodes or telephone numbers beside names. Each says the kind,
 * the place and how many cells, and never a value. `collection` is what the file was sent for, where that is known: a
 * column it declares is what it says it is. Linear in cells; never throws on any content. See docs/wrong-files.md.
 */
export function guardWorkbook({ sheets }: Workbook, collection?: Collection): Finding[] {
  const declared = declaredHeaders(collection);
  return sheets.flatMap((sheet, index) => guardSheet(sheet, index, declared));
}

function guardSheet(sheet: Sheet, index: number, declared: ReadonlySet<string>): Finding[] {
  const found = personalLines(sheetLines(sheet), declared);
  const name = safeName(sheet.name, index);
  return found.map(({ line, kind, tally }) => {
    const place = { sheet: name, cell: line.range(tally.first, tally.last) };
    return finding("personal-data", place, { kind, line: line.name, cells: tally.cells });
  });
}

/** The name of a sheet may itself be a value: one that could be is given by its place instead. */
function safeName(name: string, index: number): string {
  return readsAsPersonal(name) ? `sheet ${index + 1}` : name;
}

function declaredHeaders(collection: Collection | undefined): Set<string> {
  const columns = Object.values(collection?.tables ?? {}).flatMap((table) => Object.values(table.columns));
  return new Set(columns.flatMap(({ headers }) => headers.map(foldText)));
}
