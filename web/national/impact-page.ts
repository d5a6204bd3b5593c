import { periodLabel } from "@council-returns/core/workflows/period-label.ts";
import { type Impact, previewAcceptance } from "@council-returns/core/workflows/preview-acceptance.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { inset } from "../components/messages.ts";
import { table } from "../components/table.ts";
import type { PageParts } from "../frame/layout.ts";
import { pageInTime } from "../frame/page-in-time.ts";
import { returnPath } from "../frame/place-in-path.ts";
import { type ReceiptInPath, receiptInPath } from "../officer/receipt-in-path.ts";
import { returnTitle } from "../officer/return-facts.ts";
import { breakdownText, figureText, symbolsOf } from "../public/figure-words.ts";
import type { PageContext } from "../site.ts";
import { countWords } from "../words/amounts.ts";
import { nationalWords } from "../words/national.ts";

const words = nationalWords.impact;

/** Which national figures a return would move if it counted, before it does. */
export async function impactPage(c: PageContext): Promise<Response> {
  const found = await receiptInPath(c);
  if (found.kind === "none") return found.answer;
  const { receipt, place } = found;
  const back = { href: `${returnPath(place)}/receipts/${receipt.receipt}` };
  return pageInTime(c, { title: words.wouldChange, says: words.looking, back }, async () => ({
    parts: { ...(await impactParts(c, found)), back },
  }));
}

async function impactParts(
  c: PageContext,
  { receipt, place }: Extract<ReceiptInPath, { readonly kind: "receipt" }>,
): Promise<PageParts> {
  const preview = await previewAcceptance({ receipt: receipt.receipt }, c.var.site);
  const told =
    preview.impact === null
      ? html`<p class="govuk-body">${words.unread}</p>`
      : impactOf(preview.impact, place.collection);
  const title = preview.counts ? words.changed : words.wouldChange;
  const body = html`<span class="govuk-caption-l">${returnTitle(returnWords(place))}</span><h1 class="govuk-heading-l">${title}</h1>${told}`;
  return { title, body };
}

function impactOf({ figures, coverage, measures, synthetic }: Impact, collection: string): Html {
  const named = new Map(measures.map((one) => [`${one.measure}/${one.basis}`, titleOf(one)]));
  const england = figures.moved.filter(({ level }) => level === "england");
  const { figure, period, before, after, councils } = words.columns;
  const moves = table({
    caption: words.moves(countWords(england.length, "figure")),
    columns: [{ title: figure }, { title: period }, { title: before, number: true }, { title: after, number: true }],
    rows: england.map(({ measure, basis, breakdown, period: id, from, to, unit }) => [
      [named.get(`${measure}/${basis}`) ?? measure, breakdown === "all" ? "" : breakdownText(breakdown)]
        .filter((part) => part !== "")
        .join(", "),
      periodLabel(collection, id),
      figureText({ ...from, unit }),
      figureText({ ...to, unit }),
    ]),
  });
  const symbols = symbolsOf(england.flatMap(({ from, to }) => [from, to]));
  const covered = table({
    caption: words.coverage,
    columns: [
      { title: figure },
      { title: `${councils}, ${before.toLowerCase()}`, number: true },
      { title: `${councils}, ${after.toLowerCase()}`, number: true },
    ],
    rows: coverage.map(({ measure, basis, expected, before: was, after: is }) => [
      named.get(`${measure}/${basis}`) ?? measure,
      ...[was, is].map((one) => nationalWords.list.of(String(one?.responded ?? 0), String(expected))),
    ]),
  });
  const rest = words.rest(
    countWords(figures.moved.length - england.length, "figure"),
    countWords(figures.same, "figure"),
  );
  return html`${inset(words.notPublic)}${synthetic ? inset(nationalWords.release.synthetic) : ""}${england.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : html`${moves}${symbols}`}<p class="govuk-body">${rest}</p>${covered}`;
}

function titleOf({ title, basisTitle }: Impact["measures"][number]): string {
  return basisTitle === "" ? title : `${title} (${basisTitle})`;
}
