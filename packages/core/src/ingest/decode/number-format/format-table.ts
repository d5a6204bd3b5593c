import { builtinFormat } from "./builtin-formats.ts";
import { GENERAL, type NumberFormat, numberFormat } from "./number-format.ts";

/** Number formats of one workbook, each code read once. */
export interface FormatTable {
  /** The format of a code. */
  byCode(code: string): NumberFormat;
  /** The format of a number, from the workbook's own codes or the built-in ones. */
  byId(id: number): NumberFormat;
}

/** `codes` are the workbook's own, by number. */
export function formatTable(codes: ReadonlyMap<number, string>, date1904: boolean): FormatTable {
  const ready = new Map<string, NumberFormat>([["", GENERAL]]);
  const byCode = (code: string) => {
    const known = ready.get(code);
    if (known !== undefined) return known;
    const made = numberFormat(code, date1904);
    ready.set(code, made);
    return made;
  };
  return { byCode, byId: (id) => byCode(codes.get(id) ?? builtinFormat(id)) };
}
