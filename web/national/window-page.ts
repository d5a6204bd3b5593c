import { filingRules } from "@council-returns/core/workflows/set-rules.ts";
import { type ShownWindow, showWindow } from "@council-returns/core/workflows/show-window.ts";
import { windowWords } from "@council-returns/core/workflows/window-words.ts";
import { html } from "hono/html";
import { councilName } from "../access/council-of.ts";
import { button } from "../components/button.ts";
import { checkboxField, textArea, textField } from "../components/fields.ts";
import { hiddenToken } from "../components/form.ts";
import type { Html } from "../components/html.ts";
import { banner, errorSummary, inset } from "../components/messages.ts";
import { factList, table } from "../components/table.ts";
import { page } from "../frame/page.ts";
import type { PageContext } from "../site.ts";
import { nationalWords } from "../words/national.ts";
import { instantWords } from "../words/times.ts";
import { type NamedPeriod, periodInPath } from "./period-in-path.ts";

const words = nationalWords.window;

export interface WindowSaid {
  /** Why it could not be done. */
  readonly error?: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** A period's window and what its returns need, with the forms to change them. */
export async function windowPage(c: PageContext, { error, values }: WindowSaid = {}): Promise<Response> {
  const named = periodInPath(c);
  const { store, clock } = c.var.site;
  const [window, rules] = await Promise.all([
    showWindow(named, { data: store.data, clock }),
    filingRules(named, { store }),
  ]);
  const asked = [
    [words.explainQueries, rules.explainQueries === true ? words.yes : words.no],
    [words.signOff, rules.signOff === true ? words.yes : words.no],
  ] as const;
  const forms =
    c.var.visitor.role === "national"
      ? [setForm(c, named, values ?? valuesOf(window)), reopenForm(c, named), rulesForm(c, named, rules)]
      : [];
  const body = html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${errorSummary(error === undefined ? [] : error.split("\n").map((text) => ({ field: "opens", text })))}
${c.req.query("done") === "1" ? banner("success", words.done, []) : ""}
<span class="govuk-caption-l">${named.title}</span><h1 class="govuk-heading-l">${words.title}</h1>
<h2 class="govuk-heading-m">${words.now}</h2>${windowFacts(window)}${factList(asked)}${forms}
</div></div>${decisions(c, window)}`;
  const title = `${words.title}: ${named.title}`;
  return page(
    c,
    { title, body, error: error !== undefined, back: { href: named.path } },
    error === undefined ? 200 : 422,
  );
}

function windowFacts({ window, daysLeft }: ShownWindow): Html {
  if (window === null || daysLeft === null) return inset(nationalWords.board.noWindow);
  const { opens, due, closes } = windowWords(window, daysLeft);
  return factList([
    [words.opens, opens],
    [words.due, due],
    [words.closes, closes],
    [words.remind, window.reminders.join(", ")],
  ]);
}

function valuesOf({ window }: ShownWindow): Readonly<Record<string, string>> {
  if (window === null) return {};
  const { opens, due, closes, reminders } = window;
  return { opens, due, closes, remind: reminders.join(", ") };
}

function setForm(c: PageContext, { path }: NamedPeriod, values: Readonly<Record<string, string>>): Html {
  const days = (["opens", "due", "closes"] as const).map((name) =>
    textField({ name, label: words[name], hint: words.dayHint, value: values[name], wide: false }),
  );
  const remind = { name: "remind", label: words.remind, hint: words.remindHint, value: values["remind"] };
  return html`<h2 class="govuk-heading-m">${words.set}</h2><form method="post" action="${path}/window" novalidate>${hiddenToken(c.var.visitor)}${days}${textField(remind)}${checkboxField({ name: "force", label: words.setAnyway })}${button(words.set, { name: "do", value: "set" })}</form>`;
}

function reopenForm(c: PageContext, { path }: NamedPeriod): Html {
  return html`<h2 class="govuk-heading-m">${words.reopen}</h2><p class="govuk-body">${words.reopenSays}</p><form method="post" action="${path}/window" novalidate>${hiddenToken(c.var.visitor)}${textField({ name: "council", label: words.council })}${textArea({ name: "reason", label: words.reason })}<div class="govuk-button-group">${button(words.reopenButton, { name: "do", value: "reopen" })}${button(words.closeButton, { name: "do", value: "close", kind: "secondary" })}</div></form>`;
}

interface Rules {
  readonly explainQueries?: boolean | undefined;
  readonly signOff?: boolean | undefined;
}

function rulesForm(c: PageContext, { path }: NamedPeriod, { explainQueries, signOff }: Rules): Html {
  const boxes = [
    checkboxField({ name: "explain-queries", label: words.explainQueries, checked: explainQueries === true }),
    checkboxField({ name: "sign-off", label: words.signOff, checked: signOff === true }),
  ];
  return html`<h2 class="govuk-heading-m">${words.rules}</h2><form method="post" action="${path}/window">${hiddenToken(c.var.visitor)}${boxes}${button(words.setRules, { name: "do", value: "rules" })}</form>`;
}

function decisions(c: PageContext, { decisions: made }: ShownWindow): Html {
  if (made.length === 0) return html``;
  const { what, who, when } = words.columns;
  return table({
    caption: words.decisions,
    columns: [{ title: what }, { title: who }, { title: when }],
    rows: made.map(({ event, authority, reason, by, at }) => {
      const whom = authority === null ? words.all : (councilName(authority, c.var.site) ?? authority);
      return [`${words.events[event]}: ${whom}${reason === null ? "" : `. ${reason}`}`, by, instantWords(at)];
    }),
  });
}
