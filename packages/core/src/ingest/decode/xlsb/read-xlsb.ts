import type { Budget } from "../budget.ts";
import { textCell } from "../cells.ts";
import { sheetOf } from "../grid.ts";
import { formatTable } from "../number-format/format-table.ts";
import { type StyleLookup, styleLookup } from "../number-format/number-style.ts";
import { type Relationship, relationships } from "../ooxml/relationships.ts";
import { damaged } from "../unreadable.ts";
import type { Cell, Sheet, Workbook } from "../workbook.ts";
import type { Zip } from "../zip/open-zip.ts";
import { readSheetPart } from "./read-sheet-part.ts";
import { RECORD, wideText, type XlsbRecord, xlsbRecords } from "./xlsb-records.ts";

interface ListedSheet {
  readonly name: string;
  readonly visibility: Sheet["visibility"];
  readonly part: string;
}

const VISIBILITY = ["visible", "hidden", "very hidden"] as const;

/** Reads an Excel binary workbook (MS-XLSB). `part` is its workbook part. Throws `Unreadable`. */
export function readXlsb(zip: Zip, part: string, budget: Budget): Workbook {
  const links = relationships(zip, part, "xlsb");
  const linked = (type: string) => links.find((link) => link.type === type)?.target;
  const { sheets, date1904 } = readWorkbookPart(partRecords(zip, part, budget), links);
  const context = {
    styleOf: readStyles(partRecords(zip, linked("styles"), budget), date1904, budget),
    strings: readStrings(partRecords(zip, linked("sharedStrings"), budget), budget),
  };
  return {
    format: "xlsb",
    encoding: null,
    sheets: sheets.map(({ name, visibility, part: sheetPart }) => {
      budget.sheet();
      if (!zip.has(sheetPart)) throw damaged("xlsb", `its sheet "${name}" is missing`);
      return sheetOf(readSheetPart(partRecords(zip, sheetPart, budget), context, budget), { name, visibility });
    }),
  };
}

function partRecords(zip: Zip, part: string | undefined, budget: Budget): Iterable<XlsbRecord> {
  const chunks = part === undefined ? undefined : zip.chunks(part);
  return chunks === undefined ? [] : xlsbRecords(chunks, budget);
}

/** Each record is read when it is met: its bytes are written over as the part is inflated further. */
function readWorkbookPart(records: Iterable<XlsbRecord>, links: readonly Relationship[]) {
  const sheets: ListedSheet[] = [];
  let date1904 = false;
  for (const record of records) {
    const { type, data } = record;
    if (type === RECORD.workbookProperties) date1904 = data.byteLength > 0 && (data.getUint8(0) & 1) === 1;
    else sheets.push(...listedSheet(record, links));
  }
  return { sheets, date1904 };
}

function listedSheet({ type, data }: XlsbRecord, links: readonly Relationship[]): readonly ListedSheet[] {
  if (type !== RECORD.listedSheet || data.byteLength < 12) return [];
  const id = wideText(data, 8);
  // Excel lists the macro modules of older workbooks as sheets that lead nowhere.
  if (id.text === "") return [];
  const name = wideText(data, id.end).text;
  const link = links.find((candidate) => candidate.id === id.text);
  if (link !== undefined && link.type !== "worksheet") return [];
  if (link === undefined) throw damaged("xlsb", `its sheet "${name}" is missing`);
  return [{ name, visibility: VISIBILITY[data.getUint32(0, true)] ?? "visible", part: link.target }];
}

function readStyles(records: Iterable<XlsbRecord>, date1904: boolean, budget: Budget): StyleLookup {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCellStyles = false;
  for (const { type, data } of records) {
    if (type === RECORD.stylesStart) inCellStyles = true;
    else if (type === RECORD.stylesEnd) inCellStyles = false;
    else if (type === RECORD.format && data.byteLength >= 6) codes.set(data.getUint16(0, true), wideText(data, 2).text);
    else if (type === RECORD.style && inCellStyles && data.byteLength >= 4) {
      budget.kept(1);
      ids.push(data.getUint16(2, true));
    }
  }
  const formats = formatTable(codes, date1904);
  return styleLookup(ids.map((id) => formats.byId(id)));
}

function readStrings(records: Iterable<XlsbRecord>, budget: Budget): readonly (Cell | undefined)[] {
  const cells: (Cell | undefined)[] = [];
  for (const { type, data } of records) {
    if (type !== RECORD.sharedText) continue;
    budget.kept(1);
    cells.push(textCell(wideText(data, 1).text));
  }
  return cells;
}
