import type { Sheet } from "../decode/workbook.ts";
import { isData } from "./content-kind.ts";
import { FORMS, type HeaderIndex } from "./header-index.ts";
import { isUnitOnly } from "./header-unit.ts";
import { remembered } from "./remembered.ts";
import { cellAt, cellText, isBlank } from "./sheet-cells.ts";
import type { CellPlace, SheetView } from "./sheet-view.ts";
import type { FormField } from "./table-match.ts";

/** Forms stand in this part of a sheet. */
const ROWS = 300;
const COLUMNS = 60;
/** Cells to the right of a label in which its value may stand. */
const REACH = 8;

/**
 * The labels of a table's columns on a sheet, wherever they stand, each with the cell of its value: the next to the right
 * that holds something and is no label, or the one below where that holds a number or a date and the one to the right does
 * not. Where neither holds anything, the cell to the right.
 */
export function formFields(sheet: Sheet, tableId: string, index: HeaderIndex): FormField[] {
  const isLabel = remembered(labelReader(tableId, index));
  const fields: FormField[] = [];
  for (const [row, cells] of sheet.rows.slice(0, ROWS).entries()) {
    for (const [column, cell] of (cells ?? []).slice(0, COLUMNS).entries()) {
      if (cell?.kind !== "text" || !isLabel(cellText(cell))) continue;
      fields.push({ label: { row, column }, value: valueCell(sheet, { row, column }, isLabel) });
    }
  }
  return fields;
}

function labelReader(tableId: string, index: HeaderIndex): (text: string) => boolean {
  return (text) => {
    if (text === "" || text.length > index.longest) return false;
    const read = index.read(text);
    return FORMS.some((form) => (index.forms[form].get(read[form]) ?? []).some(({ table }) => table === tableId));
  };
}

function valueCell(sheet: Sheet, { row, column }: CellPlace, isLabel: (text: string) => boolean): CellPlace {
  const right = firstFilled(sheet, row, column);
  const below = { row: row + 1, column };
  const beside = right === undefined ? undefined : cellAt(sheet, right.row, right.column);
  const isOther = isLabel(cellText(beside));
  if (right !== undefined && isData(beside)) return right;
  if (isData(cellAt(sheet, below.row, below.column))) return below;
  return right === undefined || isOther ? { row, column: column + 1 } : right;
}

function firstFilled(sheet: Sheet, row: number, column: number): CellPlace | undefined {
  for (let at = column + 1; at <= column + REACH; at += 1) {
    const cell = cellAt(sheet, row, at);
    if (!isBlank(cell) && !isUnitOnly(cellText(cell))) return { row, column: at };
  }
  return undefined;
}

/** A sheet in which labels stand beside or above their values, as a table of one row: labels across, values below. */
export function formView(sheet: Sheet, fields: readonly FormField[]): SheetView {
  const cellOf = ({ row, column }: CellPlace) => cellAt(sheet, row, column);
  const placeOf = (row: number, column: number): CellPlace => {
    const field = fields[column];
    return (row === 0 ? field?.label : field?.value) ?? { row: 0, column: 0 };
  };
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    rows: [fields.map(({ label }) => cellOf(label)), fields.map(({ value }) => cellOf(value))],
    merges: [],
    origin: { sheet, orientation: "form", placeOf, fields },
  };
}
