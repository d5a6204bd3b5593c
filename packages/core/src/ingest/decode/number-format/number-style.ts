import { excelDate } from "../excel-date.ts";
import type { Cell } from "../workbook.ts";
import { GENERAL, type NumberFormat } from "./number-format.ts";

/** A number format in use: makes cells of numbers. */
export interface NumberStyle {
  readonly format: NumberFormat;
  /**
   * The cell of a number, or of the date its format shows it as. A number no format can show as
   * a date - a time without a day, one before 1900 or after 9999 - stays a number.
   */
  cell(value: number, formula: boolean): Cell;
}

/** Sheets hold the same few numbers many times over; cells have no address, so one will do. */
const MOST_KEPT = 4096;

/** Puts a format to use, for serial numbers of the 1900 or the 1904 date system. */
export function numberStyle(format: NumberFormat, date1904: boolean): NumberStyle {
  const kept = new Map<number, Cell>();
  return {
    format,
    cell: (value, formula) => {
      const known = formula ? undefined : kept.get(value);
      if (known !== undefined) return known;
      const made = makeCell(value, { format, date1904, formula });
      if (!formula && kept.size < MOST_KEPT) kept.set(value, made);
      return made;
    },
  };
}

/** Looks a style up by the index cells name it by; one that is not there is General. */
export type StyleLookup = (index: number) => NumberStyle;

/** The lookup of a workbook's styles. */
export function styleLookup(styles: readonly NumberStyle[]): StyleLookup {
  const general = numberStyle(GENERAL, false);
  return (index) => styles[index] ?? general;
}

interface CellContext {
  readonly format: NumberFormat;
  readonly date1904: boolean;
  readonly formula: boolean;
}

function makeCell(number: number, { format, date1904, formula }: CellContext): Cell {
  const day = format.isDate ? excelDate(number, date1904) : undefined;
  const kind = day === undefined ? "number" : "date";
  const value = day ?? number;
  const shown = format.show(number).trim();
  if (format.code === undefined) return formula ? { kind, value, shown, formula } : { kind, value, shown };
  return formula ? { kind, value, shown, format: format.code, formula } : { kind, value, shown, format: format.code };
}
