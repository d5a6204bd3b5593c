import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { recheckReturn } from "@council-returns/core/workflows/recheck-return.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { endWaiver, listWaivers, waiveRule } from "@council-returns/core/workflows/waive-rule.ts";
import { dayWords } from "@council-returns/core/workflows/window-words.ts";
import { html } from "hono/html";
import { button } from "../components/button.ts";
import { selectField, textArea, textField } from "../components/fields.ts";
import { hiddenToken, textOf } from "../components/form.ts";
import type { Html } from "../components/html.ts";
import { errorSummary } from "../components/messages.ts";
import { table } from "../components/table.ts";
import { page } from "../frame/page.ts";
import { placeInPath, returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { nationalWords } from "../words/national.ts";

const words = nationalWords.waivers;
const FIELDS = ["code", "table", "column", "reason", "expires"] as const;

/** A council's waivers, with the form to grant one. */
export async function waiversPage(c: PageContext, error?: string): Promise<Response> {
  const place = placeInPath(c);
  const path = `${returnPath(place)}/waivers`;
  const waivers = await listWaivers(place, c.var.site);
  const { council, tables, collection } = returnWords(place);
  const { rule, where, reason, by, until, end } = words.columns;
  const may = c.var.visitor.role === "national";
  const list = table({
    caption: words.caption,
    columns: [rule, where, reason, by, until, ...(may ? [end] : [])].map((title) => ({ title })),
    rows: waivers.map((one) => [
      one.code,
      [one.table === undefined ? undefined : (tables[one.table] ?? one.table), one.column]
        .filter((part) => part !== undefined)
        .join(": "),
      one.reason,
      one.approver,
      dayWords(one.expires),
      ...(may ? [endForm(c, path, one.id)] : []),
    ]),
  });
  const title = words.title(council === "national" || council === null ? collection : council);
  const body = html`${errorSummary(error === undefined ? [] : [{ field: "code", text: error }])}<h1 class="govuk-heading-l">${title}</h1><p class="govuk-body">${words.says}</p>${waivers.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : list}${may ? forms(c, path, tables) : ""}`;
  return page(
    c,
    { title, body, error: error !== undefined, back: { href: returnPath(place) } },
    error === undefined ? 200 : 422,
  );
}

function endForm(c: PageContext, path: string, id: string): Html {
  return html`<form method="post" action="${path}">${hiddenToken(c.var.visitor)}<input type="hidden" name="id" value="${id}">${button(words.end, { kind: "secondary", name: "do", value: "end" })}</form>`;
}

function forms(c: PageContext, path: string, tables: Readonly<Record<string, string>>): Html {
  const of = (name: (typeof FIELDS)[number]) => (c.req.method === "POST" ? textOf(c.var.form, name) : "");
  const choices = Object.entries(tables).map(([value, text]) => ({ value, text }));
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds"><h2 class="govuk-heading-m">${words.grant}</h2><form method="post" action="${path}" novalidate>${hiddenToken(c.var.visitor)}
${textField({ name: "code", label: words.rule, hint: words.ruleHint, value: of("code") })}
${selectField({ name: "table", label: words.table, choices, value: of("table") })}
${textField({ name: "column", label: words.column, value: of("column") })}
${textArea({ name: "reason", label: words.reason, value: of("reason") })}
${textField({ name: "expires", label: words.expires, hint: nationalWords.window.dayHint, value: of("expires"), wide: false })}
${button(words.button, { name: "do", value: "grant" })}</form>
<h2 class="govuk-heading-m">${words.recheck}</h2><p class="govuk-body">${words.recheckSays}</p><form method="post" action="${path}">${hiddenToken(c.var.visitor)}${button(words.recheck, { kind: "secondary", name: "do", value: "recheck" })}</form></div></div>`;
}

/** Grants a waiver, ends one, or reads the last file again: whichever button was pressed. */
export async function decideWaiver(c: PageContext): Promise<Response> {
  const place = placeInPath(c);
  try {
    const number = await decide(c, textOf(c.var.form, "do"));
    return c.redirect(`${returnPath(place)}${number === undefined ? "/waivers" : `/receipts/${number}`}`, 303);
  } catch (error) {
    if (error instanceof InputError) return waiversPage(c, error.message);
    throw error;
  }
}

/** Gives the number of a receipt where there is a new one to look at. */
async function decide(c: PageContext, what: string): Promise<string | undefined> {
  const { site, visitor, form } = c.var;
  const by = { ...placeInPath(c), by: visitor.by };
  if (what === "recheck") return (await recheckReturn(by, site)).receipt.receipt;
  if (what === "end") await endWaiver({ ...by, id: textOf(form, "id"), reason: words.endReason }, site);
  if (what !== "grant") return undefined;
  const column = textOf(form, "column");
  await waiveRule(
    {
      ...by,
      ...{ code: textOf(form, "code"), table: textOf(form, "table"), column: column === "" ? undefined : column },
      ...{ reason: textOf(form, "reason"), expires: textOf(form, "expires") },
    },
    site,
  );
  return undefined;
}
