import { explainFindings } from "@council-returns/core/workflows/explain-findings.ts";
import { type QueryJson, returnQueries } from "@council-returns/core/workflows/return-queries.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { html } from "hono/html";
import { button } from "../components/button.ts";
import { textArea } from "../components/fields.ts";
import { hiddenToken, textOf } from "../components/form.ts";
import type { Html } from "../components/html.ts";
import { errorSummary, type FormError, inset } from "../components/messages.ts";
import { page } from "../frame/page.ts";
import { placeInPath, returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { officerWords } from "../words/officer.ts";
import { instantDayWords } from "../words/times.ts";
import { placeOf } from "./group-list.ts";
import { returnTitle } from "./return-facts.ts";

const words = officerWords.queries;
const LONGEST = 2000;

interface Entered {
  readonly errors?: readonly FormError[];
  readonly values?: ReadonlyMap<number, string>;
}

/** The queries of the last file, each with what has been said of it and a place to say it. */
export async function queriesPage(
  c: PageContext,
  { errors = [], values = new Map() }: Entered = {},
): Promise<Response> {
  const place = placeInPath(c);
  const { receipt, queries } = await returnQueries(place, { store: c.var.site.store });
  const path = returnPath(place);
  const { role, authority } = c.var.visitor;
  const mayExplain = authority === place.authority && role !== "approver";
  const fields = queries.map((query) => queryField(query, { errors, values, mayExplain }));
  const form = mayExplain
    ? html`<form method="post" action="${path}/queries" novalidate>${hiddenToken(c.var.visitor)}<input type="hidden" name="receipt" value="${receipt}">${fields}<p class="govuk-body">${words.left}</p>${button(words.button)}</form>`
    : html`${fields}`;
  const body = html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${errorSummary(errors)}
<span class="govuk-caption-l">${returnTitle(returnWords(place))}</span><h1 class="govuk-heading-l">${words.title}</h1>
<p class="govuk-body">${words.says}</p>
${queries.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : form}</div></div>`;
  return page(
    c,
    { title: words.title, body, error: errors.length > 0, back: { href: path } },
    errors.length > 0 ? 422 : 200,
  );
}

function queryField(
  query: QueryJson,
  { errors = [], values, mayExplain }: Entered & { readonly mayExplain: boolean },
): Html {
  const { number, message, fix, explanation } = query;
  const name = fieldOf(number);
  const given =
    explanation === null
      ? html``
      : inset(
          html`${explanation.text}<br><span class="govuk-hint">${words.given(explanation.by, instantDayWords(explanation.at))}</span>`,
        );
  const field = {
    name,
    label: words.what,
    hint: explanation === null ? undefined : words.change,
    value: values?.get(number),
  };
  return html`<h2 class="govuk-heading-s">${words.number(number, placeOf(query))}</h2><p class="govuk-body">${message} ${fix}</p>${given}${mayExplain ? textArea({ ...field, error: errors.find((one) => one.field === name)?.text }) : ""}`;
}

function fieldOf(number: number): string {
  return `query-${number}`;
}

/** Keeps the explanations that were entered, of the file they were entered for. */
export async function explainFromForm(c: PageContext): Promise<Response> {
  const { form, site, visitor } = c.var;
  const place = placeInPath(c);
  const { receipt, queries } = await returnQueries(place, { store: site.store });
  const said = queries.map(({ number }) => ({ number, text: textOf(form, fieldOf(number)) }));
  const values = new Map(said.map(({ number, text }) => [number, text]));
  const [first] = queries;
  if (textOf(form, "receipt") !== receipt) return queriesPage(c, { errors: errorAt(first?.number, words.moved) });
  const long = said.filter(({ text }) => text.length > LONGEST);
  if (long.length > 0)
    return queriesPage(c, { errors: long.flatMap(({ number }) => errorAt(number, words.tooLong)), values });
  const explanations = said.filter(({ text }) => text !== "");
  if (explanations.length === 0) return queriesPage(c, { errors: errorAt(first?.number, words.nothing) });
  await explainFindings({ ...place, explanations, by: visitor.by }, site);
  return c.redirect(`${returnPath(place)}?done=explained`, 303);
}

function errorAt(number: number | undefined, text: string): readonly FormError[] {
  return [{ field: number === undefined ? "main-content" : fieldOf(number), text }];
}
