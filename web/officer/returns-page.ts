import { collectionStatus } from "@council-returns/core/workflows/collection-status.ts";
import { listCollections } from "@council-returns/core/workflows/list-collections.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { dayWords } from "@council-returns/core/workflows/window-words.ts";
import { html } from "hono/html";
import { councilName } from "../access/council-of.ts";
import type { Html } from "../components/html.ts";
import { tag } from "../components/messages.ts";
import { table } from "../components/table.ts";
import { page } from "../frame/page.ts";
import { returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { officerWords, standingWords } from "../words/officer.ts";

const words = officerWords.list;

/** The returns of the visitor's council: every period that is, or was, open to it. */
export async function returnsPage(c: PageContext): Promise<Response> {
  const { site, visitor } = c.var;
  const authority = visitor.authority ?? "";
  const councils = listCollections().filter(({ sender }) => sender === "authority");
  const rows = await Promise.all(councils.map(({ id }) => collectionRows(c, id, authority)));
  const { what, period, state, due } = words.columns;
  const list = table({
    caption: words.caption(councilName(authority, site) ?? ""),
    columns: [{ title: what }, { title: period }, { title: state }, { title: due }],
    rows: rows.flat(),
  });
  const body = html`<h1 class="govuk-heading-l">${words.title}</h1>${rows.flat().length === 0 ? html`<p class="govuk-body">${words.none}</p>` : list}`;
  return page(c, { title: words.title, body });
}

async function collectionRows(c: PageContext, collection: string, authority: string): Promise<(string | Html)[][]> {
  const { store, clock } = c.var.site;
  const periods = await collectionStatus({ collection }, { data: store.data, clock });
  return periods.flatMap(({ period, window, returns }) => {
    const own = returns.find(({ code }) => code === authority);
    if (own === undefined) return [];
    const { collection: title, period: label } = returnWords({ collection, period, authority });
    const { text, colour } = standingWords[own.state];
    return [
      [
        html`<a class="govuk-link" href="${returnPath({ collection, period, authority })}">${title}<span class="govuk-visually-hidden">, ${label}</span></a>`,
        label,
        tag(text, colour),
        window === null ? words.noWindow : dayWords(window.due),
      ],
    ];
  });
}
