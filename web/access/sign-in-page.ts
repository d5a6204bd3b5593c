import { html } from "hono/html";
import { button } from "../components/button.ts";
import { radiosField, textField } from "../components/fields.ts";
import { hiddenToken } from "../components/form.ts";
import type { Html } from "../components/html.ts";
import { errorSummary, type FormError, inset } from "../components/messages.ts";
import { page } from "../frame/page.ts";
import type { PageContext } from "../site.ts";
import { accessWords } from "../words/access.ts";
import { nextPath } from "./next-path.ts";

/** What somebody entered, to be shown again beside what is wrong with it. */
export interface SignInEntered {
  readonly errors?: readonly FormError[];
  readonly values?: Readonly<Record<string, string>>;
}

/** The page to sign in on: by a link or through the provider; on one's own machine, by choosing. */
export function signInPage(c: PageContext, { errors = [], values = {} }: SignInEntered = {}): Promise<Response> {
  const { site } = c.var;
  const words = site.mode === "local" ? accessWords.local : accessWords.signIn;
  const next = nextPath(values["next"] ?? c.req.query("next") ?? "/", site.origin);
  const entered: Entered = { errors, values, next };
  const body = html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${errorSummary(errors)}
<h1 class="govuk-heading-l">${words.title}</h1>
${next === "/" || site.mode === "local" ? "" : inset(accessWords.signIn.needs)}
<p class="govuk-body">${words.says}</p>
${site.mode === "local" ? chooseForm(c, entered) : [openIdButton(c, next), addressForm(c, entered)]}
</div></div>`;
  return page(c, { title: words.title, body, error: errors.length > 0 }, errors.length > 0 ? 422 : 200);
}

interface Entered {
  readonly errors: readonly FormError[];
  readonly values: Readonly<Record<string, string>>;
  readonly next: string;
}

function openIdButton(c: PageContext, next: string): Html {
  const { openId } = c.var.site;
  if (openId === undefined) return html``;
  const words = accessWords.signIn;
  return html`<p class="govuk-body">${words.openIdFor}</p><a href="/sign-in/openid?next=${encodeURIComponent(next)}" role="button" draggable="false" class="govuk-button" data-module="govuk-button">${words.openId(openId.name)}</a>`;
}

function addressForm(c: PageContext, { errors, values, next }: Entered): Html {
  const words = accessWords.signIn;
  if (c.var.site.notifier === undefined) return html`<p class="govuk-body">${words.byLink}</p>`;
  const field = { name: "address", label: words.address, hint: words.addressHint, value: values["address"] };
  return html`<form method="post" action="/sign-in" novalidate>${hiddenToken(c.var.visitor)}<input type="hidden" name="next" value="${next}">
${textField({ ...field, type: "email", autocomplete: "email", error: errorOf(errors, "address") })}
${button(words.send)}</form><p class="govuk-body">${words.byLink}</p>`;
}

function chooseForm(c: PageContext, { errors, values, next }: Entered): Html {
  const words = accessWords.local;
  const roles = (["sender", "approver", "national", "auditor"] as const).map((role) => ({
    value: role,
    text: words.who[role],
    hint: words.roles[role],
  }));
  const council = { name: "council", label: words.council, hint: words.councilHint, value: values["council"] };
  return html`<form method="post" action="/sign-in/local" novalidate>${hiddenToken(c.var.visitor)}<input type="hidden" name="next" value="${next}">
${radiosField({ name: "role", label: words.role, value: values["role"] ?? "sender", choices: roles, error: errorOf(errors, "role") })}
${textField({ ...council, error: errorOf(errors, "council") })}
${button(words.button)}</form>`;
}

function errorOf(errors: readonly FormError[], field: string): string | undefined {
  return errors.find((one) => one.field === field)?.text;
}
