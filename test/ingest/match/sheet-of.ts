import type { Cell, Range, Sheet, Workbook } from "../../../packages/core/src/ingest/decode/workbook.ts";

export type Entry = string | number | boolean | null | Cell;

export interface SheetOptions {
  readonly name?: string;
  readonly visibility?: Sheet["visibility"];
  readonly merges?: readonly Range[];
}

/** A sheet from rows of entries: text and numbers as typed, null for a blank, a cell as it is. */
export function sheetOf(rows: readonly (readonly Entry[])[], options: SheetOptions = {}): Sheet {
  const { name = "Sheet1", visibility = "visible", merges = [] } = options;
  return { name, visibility, merges, rows: rows.map((row) => row.map(cellOf)) };
}

/** A sheet from text: one line a row, cells between bars, trimmed; empty cells are blank. */
export function textSheet(text: string, options: SheetOptions = {}): Sheet {
  const lines = text
    .split("\n")
    .filter((line, place, all) => !(line.trim() === "" && (place === 0 || place === all.length - 1)));
  return sheetOf(
    lines.map((line) =>
      line.split("|").map((part) => {
        const entry = part.trim().replaceAll("\\n", "\n");
        return entry === "" ? null : entry;
      }),
    ),
    options,
  );
}

export function bookOf(...sheets: readonly Sheet[]): Workbook {
  return { format: "xlsx", encoding: null, sheets };
}

export function dateCell(iso: string, shown: string): Cell {
  return { kind: "date", value: iso, shown };
}

export function errorCell(error: string): Cell {
  return { kind: "error", value: error, shown: error };
}

export function numberCell(value: number, shown: string, format?: string): Cell {
  return format === undefined ? { kind: "number", value, shown } : { kind: "number", value, shown, format };
}

function cellOf(entry: Entry): Cell | undefined {
  if (entry === null) return undefined;
  if (typeof entry === "object") return entry;
  if (typeof entry === "number") return { kind: "number", value: entry, shown: String(entry) };
  if (typeof entry === "boolean") return { kind: "boolean", value: entry, shown: entry ? "TRUE" : "FALSE" };
  return { kind: "text", value: entry, shown: entry };
}
