import { readFile } from "node:fs/promises";
import { cellAddress } from "../../packages/core/src/ingest/decode/address.ts";
import { decodeFile } from "../../packages/core/src/ingest/decode/decode-file.ts";

/** Reads a workbook and meets every cell with its address, kind and format. */
export async function work(path: string): Promise<string> {
  const decoded = await decodeFile(await readFile(path));
  if (decoded.kind === "unreadable") throw new Error(decoded.finding.code);
  let cells = 0;
  let told = 0;
  for (const { rows } of decoded.workbook.sheets) {
    for (const [row, held] of rows.entries()) {
      for (const [column, cell] of (held ?? []).entries()) {
        if (cell === undefined) continue;
        cells += 1;
        told += cellAddress(row, column).length + cell.kind.length + (cell.format ?? "").length;
      }
    }
  }
  return `${cells} cells, ${told}`;
}
