import { html } from "hono/html";
import { button } from "../components/button.ts";
import { radiosField, textField } from "../components/fields.ts";
import { hiddenToken } from "../components/form.ts";
import type { Html } from "../components/html.ts";
import { details, errorSummary, type FormError, tag } from "../components/messages.ts";
import { table } from "../components/table.ts";
import { page } from "../frame/page.ts";
import type { PageContext } from "../site.ts";
import { accessWords } from "../words/access.ts";
import { frameWords } from "../words/frame.ts";
import { instantWords } from "../words/times.ts";
import { councilName } from "./council-of.ts";
import { type Grant, listGrants } from "./grants.ts";

const words = accessWords.people;

export interface PeopleEntered {
  readonly errors?: readonly FormError[];
  readonly values?: Readonly<Record<string, string>>;
  /** Shown above: a link that was made. */
  readonly notice?: Html;
}

/** Who has access, and the form to give it. */
export async function peoplePage(c: PageContext, entered: PeopleEntered = {}): Promise<Response> {
  const { errors = [], notice = "" } = entered;
  const grants = await listGrants(c.var.site.access);
  const body = html`${errorSummary(errors)}${notice}
<h1 class="govuk-heading-l">${words.title}</h1>
${grants.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : peopleTable(c, grants)}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds"><h2 class="govuk-heading-m">${words.give}</h2>${giveForm(c, entered)}</div></div>`;
  return page(c, { title: words.title, body, error: errors.length > 0 }, errors.length > 0 ? 422 : 200);
}

function peopleTable(c: PageContext, grants: readonly Grant[]): Html {
  const { who, role, council, state, change } = words.columns;
  return table({
    caption: words.caption,
    columns: [{ title: who }, { title: role }, { title: council }, { title: state }, { title: change }],
    rows: grants.map((grant) => [
      grant.who,
      frameWords.roles[grant.role],
      councilName(grant.authority, c.var.site) ?? "",
      html`${grant.withdrawn ? tag(words.withdrawn, "grey") : tag(words.active, "green")}${historyOf(grant)}`,
      changeForm(c, grant),
    ]),
  });
}

function historyOf({ history }: Grant): Html {
  const items = history.map(({ at, by, what }) => html`<li>${instantWords(at)}: ${what}, by ${by}</li>`);
  return details(words.history, html`<ul class="govuk-list">${items}</ul>`);
}

function changeForm(c: PageContext, { id, withdrawn, who }: Grant): Html {
  const choices = withdrawn
    ? [["give-back", words.giveBack]]
    : [
        ["link", words.newLink],
        ["withdraw", words.withdraw],
      ];
  const buttons = choices.map(
    ([value, text]) =>
      html`<button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-1" data-module="govuk-button" name="do" value="${value}">${text}<span class="govuk-visually-hidden">: ${who}</span></button> `,
  );
  return html`<form method="post" action="/people/${id}">${hiddenToken(c.var.visitor)}${buttons}</form>`;
}

function giveForm(c: PageContext, { errors = [], values = {} }: PeopleEntered): Html {
  const { local } = accessWords;
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.text;
  const choices = (["sender", "approver", "national", "auditor"] as const).map((value) => ({
    value,
    text: local.who[value],
    hint: local.roles[value],
  }));
  const who = { name: "who", label: words.who, hint: words.whoHint, value: values["who"], error: errorOf("who") };
  const council = { name: "council", label: local.council, hint: local.councilHint, value: values["council"] };
  const address = { name: "address", label: words.address, hint: words.addressHint, value: values["address"] };
  return html`<form method="post" action="/people" novalidate>${hiddenToken(c.var.visitor)}
${textField(who)}
${radiosField({ name: "role", label: local.role, choices, value: values["role"], error: errorOf("role") })}
${textField({ ...council, error: errorOf("council") })}
${textField({ ...address, type: "email", error: errorOf("address") })}
${button(words.giveButton)}</form>`;
}
