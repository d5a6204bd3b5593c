import type { Cell } from "./workbook.ts";

/** A text cell, kept as it is; undefined (blank) where it is empty or only white space. */
export function textCell(text: string, formula = false): Cell | undefined {
  if (!startsWithInk(text) && text.trim() === "") return undefined;
  return formula ? { kind: "text", value: text, shown: text, formula } : { kind: "text", value: text, shown: text };
}

/** True for what nearly all texts begin with: to trim them takes three times as long. */
function startsWithInk(text: string): boolean {
  const code = text.charCodeAt(0);
  return code > 0x20 && code < 0x7f;
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

/** The cell of a formula whose result is not in the file. */
const UNCALCULATED: Cell = { kind: "error", value: "", shown: "", formula: true };

/** What a formula without a result is read as: blank to whoever looks for tables, and unread to whoever reads their cells. */
export function uncalculatedCell(): Cell {
  return UNCALCULATED;
}

/** True for the cell of a formula whose result is not in the file. */
export function isUncalculated({ kind, value }: Cell): boolean {
  return kind === "error" && value === "";
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
