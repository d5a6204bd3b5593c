import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Workbook } from "./workbook.ts";

/** The rows that a sheet of Excel 97-2003, and one of any later program, has room for. */
const FULL = [65_536, 1_048_576];

/** A query for each sheet that holds something in the last row a program keeps: it drops what comes behind, and says so once. */
export function fullSheets({ sheets }: Workbook): readonly Finding[] {
  const full = sheets.filter(({ rows }) => FULL.includes(rows.length));
  return full.map(({ name, rows: { length } }) => {
    const place = name === "" ? { row: length } : { sheet: name, row: length };
    return finding("file-cut-short", place, { by: "rows", rows: length });
  });
}
