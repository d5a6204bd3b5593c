import { builtinFormat } from "./builtin-formats.ts";
import { numberFormat } from "./number-format.ts";
import { type NumberStyle, numberStyle } from "./number-style.ts";

/** Number formats of one workbook, each code read once. */
export interface FormatTable {
  /** By the code itself; `""` is General. */
  byCode(code: string): NumberStyle;
  /** By number, from the workbook's own codes or the built-in ones. */
  byId(id: number): NumberStyle;
}

/** `codes` are the workbook's own, by number. */
export function formatTable(codes: ReadonlyMap<number, string>, date1904: boolean): FormatTable {
  const ready = new Map<string, NumberStyle>();
  const byCode = (code: string) => {
    const known = ready.get(code);
    if (known !== undefined) return known;
    const made = numberStyle(numberFormat(code, date1904), date1904);
    ready.set(code, made);
    return made;
  };
  return { byCode, byId: (id) => byCode(codes.get(id) ?? builtinFormat(id)) };
}
