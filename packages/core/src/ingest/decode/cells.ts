import { excelDate } from "./excel-date.ts";
import type { NumberFormat } from "./number-format/number-format.ts";
import type { Cell } from "./workbook.ts";

/** What a cell is besides its value. */
export interface CellContext {
  readonly format: NumberFormat;
  readonly date1904: boolean;
  /** True where the value comes from a formula. */
  readonly formula: boolean;
}

/** A text cell, kept as it is; undefined (blank) where it is empty or only white space. */
export function textCell(text: string, formula = false): Cell | undefined {
  if (text.trim() === "") return undefined;
  return formula ? { kind: "text", value: text, shown: text, formula } : { kind: "text", value: text, shown: text };
}

/**
 * A number, or the date its format shows it as. A number no format can show as a date - a time
 * without a day, one before 1900 or after 9999 - stays a number.
 */
export function numberCell(value: number, { format, date1904, formula }: CellContext): Cell {
  const day = format.isDate ? excelDate(value, date1904) : undefined;
  const shown = format.show(value).trim();
  const cell: Cell = day === undefined ? { kind: "number", value, shown } : { kind: "date", value: day, shown };
  if (format.code === undefined && !formula) return cell;
  const formatted = format.code === undefined ? cell : { ...cell, format: format.code };
  return formula ? { ...formatted, formula } : formatted;
}

export function booleanCell(value: boolean, formula = false): Cell {
  const cell: Cell = { kind: "boolean", value, shown: value ? "TRUE" : "FALSE" };
  return formula ? { ...cell, formula } : cell;
}

/** An error such as `#REF!`, by its text. */
export function errorCell(error: string, formula = false): Cell {
  const cell: Cell = { kind: "error", value: error, shown: error };
  return formula ? { ...cell, formula } : cell;
}

/** Numbers by which binary formats store errors (MS-XLS 2.5.10). */
const ERRORS: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA",
};

/** The text of an error stored as a number. */
export function errorText(code: number): string {
  return ERRORS[code] ?? "#VALUE!";
}

const ERROR_TEXTS = new Set([...Object.values(ERRORS), "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!"]);

/** True for the text of an error, `#REF!` and the like, and LibreOffice's `Err:502`. */
export function isErrorText(text: string): boolean {
  return ERROR_TEXTS.has(text) || /^Err:\d{3}$/.test(text);
}
