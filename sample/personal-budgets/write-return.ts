import { writeCsv } from "../files/write-csv.ts";
import { writeWorkbook } from "../files/write-workbook.ts";
import type { CouncilReturn } from "./council-return.ts";
import { layOut } from "./lay-out.ts";
import type { Layout } from "./layout.ts";

/** The bytes of one return in its layout. */
export function writeReturn(made: CouncilReturn, layout: Layout): Uint8Array {
  const pages = layOut(made, layout);
  const { file } = layout;
  if (file.format !== "csv") return writeWorkbook(pages, file.format);
  const [page] = pages;
  return page === undefined ? new Uint8Array() : writeCsv(page, file);
}
