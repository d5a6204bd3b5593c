import type { Budget } from "../budget.ts";
import { sheetOf } from "../grid.ts";
import { damaged } from "../unreadable.ts";
import type { Sheet, Workbook } from "../workbook.ts";
import type { Zip } from "../zip/open-zip.ts";
import { readPart } from "../zip/read-part.ts";
import { readSheet } from "./read-sheet.ts";
import { readStrings } from "./read-strings.ts";
import { readStyles } from "./read-styles.ts";
import { type ListedSheet, readWorkbookPart } from "./read-workbook-part.ts";

/**
 * Reads an Excel workbook of XML parts (ECMA-376). `part` is its workbook part, `format` is
 * `xlsx` or `xlsm`. Throws `Unreadable`.
 */
export function readXlsx(zip: Zip, part: string, format: string, budget: Budget): Workbook {
  const { sheets, date1904, stylesPart, stringsPart } = readWorkbookPart(zip, part, { format, budget });
  const styleOf = readStyles(zip, stylesPart, date1904, budget);
  const strings = readStrings(zip, stringsPart, budget);
  const readOne = ({ name, visibility, part: sheetPart }: ListedSheet): Sheet => {
    budget.sheet();
    const xml = readPart(zip, sheetPart, { format, budget });
    if (sheetPart !== undefined && zip.isEmpty(sheetPart))
      throw damaged(format, `its sheet "${name}" has no content at all`);
    if (xml === undefined) throw damaged(format, `its sheet "${name}" is missing`);
    return sheetOf(readSheet(xml, { styleOf, strings }, budget), { name, visibility });
  };
  return { format, encoding: null, sheets: sheets.map(readOne) };
}
