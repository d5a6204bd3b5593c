import {
  checkBeforeSending,
  checkContext,
  checkContextText,
} from "@council-returns/core/workflows/check-before-sending.ts";
import { html } from "hono/html";
import { errorPage } from "../frame/error-page.ts";
import { inTurn } from "../frame/in-turn.ts";
import { placeInPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { sendWords } from "../words/send.ts";
import { checkedView } from "./checked-view.ts";
import { returnPage } from "./return-page.ts";
import { uploadedFile } from "./uploaded-file.ts";

/** Checks a file for those whose browser cannot: the same check, and nothing of the file is kept. */
export async function checkHere(c: PageContext): Promise<Response> {
  const { site, form } = c.var;
  if (site.bucket?.scanned) return errorPage(c, 403, sendWords.scanned);
  const file = await uploadedFile(form, site.formBytes);
  if (file.kind === "refused") return returnPage(c, { errors: [{ field: "file", text: file.says }] });
  const place = placeInPath(c);
  const { name, bytes } = file;
  const shown = await inTurn(site.checks, async () =>
    checkBeforeSending({ ...place, name, bytes }, await checkContext(place, { store: site.store })),
  );
  return returnPage(c, { found: html`${checkedView(shown)}<p class="govuk-body">${sendWords.again}</p>`, status: 200 });
}

/** What the browser checks with: the council's own answers about headers and its own return of a year before. */
export async function sendCheckContext(c: PageContext): Promise<Response> {
  const context = await checkContext(placeInPath(c), { store: c.var.site.store });
  return c.body(checkContextText(context), 200, { "Content-Type": "application/json; charset=utf-8" });
}
