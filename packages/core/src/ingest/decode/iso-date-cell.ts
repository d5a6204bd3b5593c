import { textCell } from "./cells.ts";
import type { NumberFormat } from "./number-format/number-format.ts";
import { showGeneral } from "./number-format/show-general.ts";
import type { Cell } from "./workbook.ts";

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?Z?)?$/;

/** What an ISO date leaves open. */
export interface IsoContext {
  readonly format: NumberFormat;
  readonly formula: boolean;
  /** As the sheet shows it, where the file says. */
  readonly shown?: string;
}

/**
 * A date that a file stores as ISO text rather than as a serial number; parts of a second are
 * dropped. A time alone is a number, and text that is neither stays text.
 */
export function isoDateCell(text: string, context: IsoContext): Cell | undefined {
  const [, day, time = "00:00:00"] = ISO.exec(text) ?? [];
  if (day === undefined) return timeCell(text, context);
  const clock = time.length === 5 ? `${time}:00` : time;
  const value = clock === "00:00:00" ? day : `${day}T${clock}`;
  const shown = context.shown ?? value.replace("T", " ");
  return withContext({ kind: "date", value, shown }, context);
}

/** A time without a day is a share of one. */
function timeCell(text: string, context: IsoContext): Cell | undefined {
  const match = /^T?(\d{2}):(\d{2}):(\d{2}(?:\.\d+)?)$/.exec(text);
  if (match === null) return textCell(text, context.formula);
  const value = (Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])) / 86_400;
  const shown = context.shown ?? (context.format.isDate ? showGeneral(value) : context.format.show(value));
  return withContext({ kind: "number", value, shown }, context);
}

/** Adds the format, where it is not General, and the mark of a formula. */
export function withContext(cell: Cell, { format, formula }: IsoContext): Cell {
  const formatted = format.code === undefined ? cell : { ...cell, format: format.code };
  return formula ? { ...formatted, formula } : formatted;
}
