import { readFile } from "node:fs/promises";
import { type CellObject, read, utils } from "@e965/xlsx";

/** Reads a workbook with SheetJS, dense, and meets every cell with its address and kind. */
export async function work(path: string): Promise<string> {
  const { Sheets } = read(await readFile(path), { dense: true });
  let cells = 0;
  let told = 0;
  for (const sheet of Object.values(Sheets)) {
    const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet["!data"] ?? [];
    for (const [r, row] of rows.entries()) {
      for (const [c, cell] of (row ?? []).entries()) {
        if (cell === undefined) continue;
        cells += 1;
        told += utils.encode_cell({ r, c }).length + cell.t.length;
      }
    }
  }
  return `${cells} cells, ${told}`;
}
