import { type CellContext, numberCell, textCell } from "./cells.ts";
import type { Cell } from "./workbook.ts";

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?Z?)?$/;

/** What an ISO date leaves open: its format and whether a formula gave it. */
type IsoContext = Pick<CellContext, "format" | "formula">;

/**
 * A date that a file stores as ISO text rather than as a serial number; parts of a second are
 * dropped. A time alone is a number, and text that is neither stays text.
 */
export function isoDateCell(
  text: string,
  { format, formula }: IsoContext,
  shown = "",
): Cell | undefined {
  const [, day, time = "00:00:00"] = ISO.exec(text) ?? [];
  const clock = time.length === 5 ? `${time}:00` : time;
  if (day === undefined) return timeCell(text, { format, formula });
  const value = clock === "00:00:00" ? day : `${day}T${clock}`;
  const cell: Cell = { kind: "date", value, shown: shown === "" ? value.replace("T", " ") : shown };
  const formatted = format.code === undefined ? cell : { ...cell, format: format.code };
  return formula ? { ...formatted, formula } : formatted;
}

/** A time without a day is a share of one. */
function timeCell(text: string, { format, formula }: IsoContext): Cell | undefined {
  const match = /^T?(\d{2}):(\d{2}):(\d{2}(?:\.\d+)?)$/.exec(text);
  if (match === null) return textCell(text, formula);
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
  return numberCell(seconds / 86_400, { format: { ...format, isDate: false }, date1904: false, formula });
}
