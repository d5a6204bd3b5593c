import { type NewestAsked, newestPeriods } from "@council-returns/core/workflows/newest-periods.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { dayWords } from "@council-returns/core/workflows/window-words.ts";
import { html } from "hono/html";
import { councilName } from "../access/council-of.ts";
import type { Html } from "../components/html.ts";
import { tag } from "../components/messages.ts";
import { table } from "../components/table.ts";
import { askedPeriods, earlierLink } from "../frame/earlier-periods.ts";
import { page } from "../frame/page.ts";
import { returnPath } from "../frame/place-in-path.ts";
import type { PageContext, Site } from "../site.ts";
import { officerWords, standingWords } from "../words/officer.ts";

const words = officerWords.list;

/** The returns of the visitor's council: the newest periods that are, or were, open to it, and the way to earlier ones. */
export async function returnsPage(c: PageContext): Promise<Response> {
  const { site, visitor } = c.var;
  const authority = visitor.authority ?? "";
  const { collections, before } = askedPeriods(c);
  const own = collections.filter(({ sender }) => sender === "authority");
  const found = await Promise.all(own.map(({ id }) => ownPeriods(site, { collection: id, authority, before })));
  const rows = found.flatMap((one) => one.rows);
  const { what, period, state, due } = words.columns;
  const list = table({
    caption: words.caption(councilName(authority, site) ?? ""),
    columns: [{ title: what }, { title: period }, { title: state }, { title: due }],
    rows,
  });
  const earlier = own.flatMap((one, at) => earlierLink("/returns", one, found[at]?.earlier ?? null));
  const body = html`<h1 class="govuk-heading-l">${words.title}</h1>${rows.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : list}${earlier}`;
  return page(c, { title: words.title, body });
}

type OwnPeriods = Pick<NewestAsked, "collection" | "before"> & { readonly authority: string };

async function ownPeriods(
  { store, clock }: Site,
  asked: OwnPeriods,
): Promise<{ readonly rows: (string | Html)[][]; readonly earlier: string | null }> {
  const { periods, earlier } = await newestPeriods(asked, { data: store.data, clock });
  const { collection, authority } = asked;
  const rows = periods.flatMap(({ period, window, returns: [own] }) => {
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
  return { rows, earlier };
}
