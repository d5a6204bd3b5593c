import { makeTemplateWithLastYear } from "@council-returns/core/workflows/make-template.ts";
import { download } from "../frame/download.ts";
import { placeInPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { EXCEL } from "./receipt-in-path.ts";

/** The workbook to fill in, with the council's own answers of a year before beside it. */
export async function templateFile(c: PageContext): Promise<Response> {
  const { collection, period, authority } = placeInPath(c);
  const { store, clock } = c.var.site;
  const council = authority === "national" ? undefined : authority;
  const { bytes } = await makeTemplateWithLastYear(
    { collection, period, authority: council },
    { clock, data: store.data },
  );
  return download(c, { name: `${collection}-${period}-${authority}.xlsx`, type: EXCEL, bytes });
}
