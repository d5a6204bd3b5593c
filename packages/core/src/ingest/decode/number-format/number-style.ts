import { excelDate } from "../excel-date.ts";
import type { Cell, CellKind } from "../workbook.ts";
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

/** Sheets hold the same few dates and small numbers many times over; cells have no address, so one will do. */
const MOST_KEPT = 4096;

/** Puts a format to use, for serial numbers of the 1900 or the 1904 date system. */
export function numberStyle(format: NumberFormat, date1904: boolean): NumberStyle {
  const kept = new Map<number, Cell>();
  const dateCell = (value: number) => {
    const known = kept.get(value);
    if (known !== undefined) return known;
    const made = makeCell(value, { format, date1904, formula: false });
    if (kept.size < MOST_KEPT) kept.set(value, made);
    return made;
  };
  const small: Cell[] = [];
  const numberCell = (value: number) => {
    if (!(value >= 0 && value < MOST_KEPT) || !Number.isInteger(value)) return new NumberCell(value, format);
    const cell = small[value] ?? new NumberCell(value, format);
    small[value] = cell;
    return cell;
  };
  const plainCell = format.isDate ? dateCell : numberCell;
  return {
    format,
    cell: (value, formula) => (formula ? makeCell(value, { format, date1904, formula }) : plainCell(value)),
  };
}

/** Looks a style up by the index cells name it by; one that is not there is General. */
export type StyleLookup = (index: number) => NumberStyle;

/** The lookup of a workbook's styles. */
export function styleLookup(styles: readonly NumberStyle[]): StyleLookup {
  const general = numberStyle(GENERAL, false);
  return (index) => styles[index] ?? general;
}

/**
 * A number as a cell, written out only when asked how it is shown. A class, so that what is common to the million
 * of them that a large sheet has takes no room in each.
 */
class NumberCell implements Cell {
  readonly value: number;
  readonly #style: NumberFormat;

  constructor(value: number, style: NumberFormat) {
    this.value = value;
    this.#style = style;
  }

  get kind(): CellKind {
    return "number";
  }

  get shown(): string {
    return this.#style.show(this.value).trim();
  }

  get format(): string | undefined {
    return this.#style.code;
  }

  /** Told whole, as any other cell. */
  toJSON(): Cell {
    const { kind, value, shown, format } = this;
    return format === undefined ? { kind, value, shown } : { kind, value, shown, format };
  }
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
