import { createHash } from "node:crypto";
import type { ReturnPlace } from "@council-returns/core/filing/entry.ts";
import {
  type FoundReceipt,
  findReceipt,
  isReceiptNumber,
  readMarked,
} from "@council-returns/core/workflows/find-receipt.ts";
import type { Receipt } from "@council-returns/core/workflows/receipt.ts";
import { showReceiptPage } from "@council-returns/core/workflows/show-receipt-page.ts";
import { download } from "../frame/download.ts";
import { errorPage } from "../frame/error-page.ts";
import { placeInPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { errorWords } from "../words/errors.ts";
import { officerWords } from "../words/officer.ts";

/** The receipt a path names, or the answer where there is none of that return. */
export type ReceiptInPath =
  | {
      readonly kind: "receipt";
      readonly place: ReturnPlace;
      readonly receipt: Receipt;
      readonly marked: boolean;
      readonly found: FoundReceipt;
    }
  | { readonly kind: "none"; readonly answer: Response };

/** Looks a receipt up among those of the return in the path: the number of another council's leads nowhere. */
export async function receiptInPath(c: PageContext): Promise<ReceiptInPath> {
  const place = placeInPath(c);
  const number = c.req.param("receipt") ?? "";
  const found = isReceiptNumber(number)
    ? await findReceipt(c.var.site.store.data, number, place).catch(() => undefined)
    : undefined;
  if (found !== undefined)
    return { kind: "receipt", place, receipt: found.receipt, marked: found.marked !== undefined, found };
  const words = { title: officerWords.receipt.notYours, says: errorWords.notFound.says };
  return { kind: "none", answer: await errorPage(c, 404, words) };
}

/** The receipt as the page that is kept beside it: it prints on A4 and needs nothing from here. */
export async function printReceipt(c: PageContext): Promise<Response> {
  const found = await receiptInPath(c);
  if (found.kind === "none") return found.answer;
  const page = showReceiptPage(found.receipt);
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
  const hash = createHash("sha256").update(style).digest("base64");
  c.header(
    "Content-Security-Policy",
    `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'`,
  );
  return c.html(page);
}

/** The receipt as it is kept. */
export async function receiptFile(c: PageContext): Promise<Response> {
  const found = await receiptInPath(c);
  if (found.kind === "none") return found.answer;
  const object = await c.var.site.store.data.get(found.found.key);
  if (object === undefined) return errorPage(c, 404, errorWords.notFound);
  return download(c, { name: `receipt-${found.receipt.receipt}.json`, type: "application/json", bytes: object.bytes });
}

/** The sender's own file with what was found marked in it. */
export async function markedFile(c: PageContext): Promise<Response> {
  const found = await receiptInPath(c);
  if (found.kind === "none") return found.answer;
  const { receipt, found: stored } = found;
  const bytes = await readMarked(c.var.site.store.data, stored);
  const ending = stored.marked?.endsWith(".xlsm") === true ? "xlsm" : "xlsx";
  const plain =
    receipt.file
      .split("/")
      .at(-1)
      ?.replace(/\.[^.]*$/, "") ?? "return";
  return download(c, { name: `${plain}-marked.${ending}`, type: EXCEL, bytes });
}

/** Type of an Excel workbook. */
export const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
