import { type CellContext, textCell } from "./cells.ts";
import type { Cell } from "./workbook.ts";

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?Z?)?$/;

/**
 * A date that a file stores as ISO text rather than as a serial number; parts of a second are
 * dropped. Text that is no ISO date stays text.
 */
export function isoDateCell(text: string, { format, formula }: Omit<CellContext, "date1904">, shown = ""): Cell | undefined {
  const [, day, time = "00:00:00"] = ISO.exec(text) ?? [];
  if (day === undefined) return textCell(text, formula);
  const clock = time.length === 5 ? `${time}:00` : time;
  const value = clock === "00:00:00" ? day : `${day}T${clock}`;
  const cell: Cell = { kind: "date", value, shown: shown === "" ? value.replace("T", " ") : shown };
  const formatted = format.code === undefined ? cell : { ...cell, format: format.code };
  return formula ? { ...formatted, formula } : formatted;
}
