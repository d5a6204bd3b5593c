import { groupDigits } from "@council-returns/core/exact/group-digits.ts";
import { type ComparedValue, compareSubmissions } from "@council-returns/core/workflows/compare-submissions.ts";
import { type ReturnWords, returnWords } from "@council-returns/core/workflows/return-words.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { details, inset } from "../components/messages.ts";
import { table } from "../components/table.ts";
import { page } from "../frame/page.ts";
import { placeInPath, returnPath } from "../frame/place-in-path.ts";
import { returnTitle } from "../officer/return-facts.ts";
import { spaced } from "../public/figure-words.ts";
import type { PageContext } from "../site.ts";
import { nationalWords } from "../words/national.ts";

const words = nationalWords.compare;

/** A return beside the file before it and the period a year before: what differs first, then every value. */
export async function comparePage(c: PageContext): Promise<Response> {
  const place = placeInPath(c);
  const { submission, before, periodBefore, values } = await compareSubmissions(place, c.var.site.store);
  const named = returnWords(place);
  const changed = values.filter(({ now, submissionBefore }) => now !== submissionBefore);
  const notes = [before === null ? words.noBefore : "", periodBefore === null ? words.noYear : ""].filter(
    (one) => one !== "",
  );
  const every = valuesTable(words.caption, values, named);
  const found = html`${inset(words.notPublic)}<p class="govuk-body">${before === null ? "" : words.changed} ${notes.join(" ")}</p>
${before === null ? every : [valuesTable(words.changedCaption, changed, named), details(words.all, every)]}`;
  const body = html`<span class="govuk-caption-l">${returnTitle(named)}</span><h1 class="govuk-heading-l">${words.link}</h1>${submission === null ? html`<p class="govuk-body">${words.none}</p>` : found}`;
  return page(c, { title: words.link, body, back: { href: returnPath(place) } });
}

function valuesTable(
  caption: string,
  values: readonly ComparedValue[],
  { tables, columnTitle }: Pick<ReturnWords, "tables" | "columnTitle">,
): Html {
  const { table: what, row, column, cell, now, before, year } = words.columns;
  return table({
    caption: `${caption} (${values.length})`,
    columns: [
      { title: what },
      { title: row },
      { title: column },
      { title: cell },
      ...[now, before, year].map((title) => ({ title, number: true })),
    ],
    rows: values.map((one) => [
      tables[one.table] ?? one.table,
      spaced(one.row),
      html`${columnTitle(one.table, one.column)}<br>${one.column}`,
      one.cell,
      ...[one.now, one.submissionBefore, one.periodBefore].map((text) => groupDigits(text ?? "")),
    ]),
  });
}
