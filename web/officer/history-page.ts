import { returnHistory } from "@council-returns/core/workflows/return-history.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { html } from "hono/html";
import { table } from "../components/table.ts";
import { page } from "../frame/page.ts";
import { placeInPath, returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { happenedWords } from "../words/history.ts";
import { officerWords } from "../words/officer.ts";
import { instantWords } from "../words/times.ts";
import { returnTitle } from "./return-facts.ts";

const words = officerWords.history;

/** Everything that happened to a return, and to all returns it is one of. */
export async function historyPage(c: PageContext): Promise<Response> {
  const place = placeInPath(c);
  const { happened } = await returnHistory(place, { store: c.var.site.store });
  const { when, what, who } = words.columns;
  const list = table({
    caption: words.caption,
    columns: [{ title: what }, { title: who }, { title: when }],
    rows: happened.map((one) => {
      const said = happenedWords(one);
      return [said.what, said.who, said.at === null ? "" : instantWords(said.at)];
    }),
  });
  const body = html`<span class="govuk-caption-l">${returnTitle(returnWords(place))}</span><h1 class="govuk-heading-l">${words.title}</h1>${happened.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : list}`;
  return page(c, { title: words.title, body, back: { href: returnPath(place) } });
}
