import type { PeriodStatus } from "@council-returns/core/workflows/collection-status.ts";
import { EXAMPLE_PERIODS, knownCollection, knownPeriod } from "@council-returns/core/workflows/known.ts";
import type { listCollections } from "@council-returns/core/workflows/list-collections.ts";
import { newestPeriods } from "@council-returns/core/workflows/newest-periods.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { dayWords } from "@council-returns/core/workflows/window-words.ts";
import { html } from "hono/html";
import { button } from "../components/button.ts";
import { textField } from "../components/fields.ts";
import type { Html } from "../components/html.ts";
import { details } from "../components/messages.ts";
import { table } from "../components/table.ts";
import { askedPeriods, earlierLink } from "../frame/earlier-periods.ts";
import { page } from "../frame/page.ts";
import type { PageContext } from "../site.ts";
import { nationalWords } from "../words/national.ts";
import { officerWords } from "../words/officer.ts";
import { counted } from "./period-counts.ts";

const words = nationalWords.list;
type ListedCollection = ReturnType<typeof listCollections>[number];

/** Every collection with how its newest periods stand, or one with earlier ones. */
export async function collectionsPage(c: PageContext): Promise<Response> {
  const { collections, before } = askedPeriods(c);
  const sections = await Promise.all(collections.map((collection) => collectionSection(c, collection, before)));
  return page(c, { title: words.title, body: html`<h1 class="govuk-heading-l">${words.title}</h1>${sections}` });
}

async function collectionSection(
  c: PageContext,
  collection: ListedCollection,
  before: string | undefined,
): Promise<Html> {
  const { store, clock } = c.var.site;
  const { id, title, description } = collection;
  const { periods, earlier } = await newestPeriods({ collection: id, before }, { data: store.data, clock });
  const release = html`<p class="govuk-body"><a class="govuk-link" href="/preview/${id}">${words.release}<span class="govuk-visually-hidden">: ${title}</span></a></p>`;
  const list =
    periods.length === 0 ? html`<p class="govuk-body">${words.noPeriods}</p>` : periodsTable(collection, periods);
  return html`<h2 class="govuk-heading-m">${title}</h2><p class="govuk-body">${description}</p>${list}${earlierLink("/national", collection, earlier)}${release}${c.var.visitor.role === "national" ? openForm(collection) : ""}`;
}

function periodsTable({ id, title }: ListedCollection, periods: readonly PeriodStatus[]): Html {
  const { period, in: inside, error, approval, late, missing, due } = words.columns;
  const numbers = [inside, error, approval, late, missing].map((name) => ({ title: name, number: true }));
  return table({
    caption: words.caption(title),
    columns: [{ title: period }, ...numbers, { title: due }],
    rows: periods.map((status) => {
      const { label } = labelOf(id, status.period);
      const counts = counted(status);
      return [
        html`<a class="govuk-link" href="/national/${id}/${status.period}"><span class="site-keep">${label}</span><span class="govuk-visually-hidden">, ${title}</span></a>`,
        words.of(String(status.accepted), String(status.expected)),
        ...[counts.inError, counts.approval, counts.late, counts.missing].map(String),
        status.window === null ? officerWords.list.noWindow : dayWords(status.window.due),
      ];
    }),
  });
}

function labelOf(collection: string, period: string): { readonly label: string } {
  return { label: returnWords({ collection, period, authority: null }).period };
}

function openForm({ id, title, period }: ListedCollection): Html {
  const field = {
    name: `period-${id}`,
    label: words.period,
    hint: words.periodHint(EXAMPLE_PERIODS[period]),
    wide: false,
  };
  return details(
    `${words.open}: ${title}`,
    html`<p class="govuk-body">${words.openSays}</p><form method="get" action="/national/${id}">${textField(field)}${button(words.go)}</form>`,
  );
}

/** Goes to the window of the period that was entered, whether anything has come in for it or not. */
export function openPeriod(c: PageContext): Response {
  const collection = knownCollection(c.req.param("collection") ?? "");
  const { id } = knownPeriod(collection, (c.req.query(`period-${collection.id}`) ?? "").trim());
  return c.redirect(`/national/${collection.id}/${id}/window`, 303);
}
