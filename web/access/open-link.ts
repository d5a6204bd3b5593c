import { html } from "hono/html";
import { button } from "../components/button.ts";
import { hiddenToken } from "../components/form.ts";
import { errorPage } from "../frame/error-page.ts";
import { page } from "../frame/page.ts";
import type { PageContext } from "../site.ts";
import { accessWords } from "../words/access.ts";
import { frameWords } from "../words/frame.ts";
import { beginSession } from "./begin-session.ts";
import { councilName } from "./council-of.ts";
import type { Grant } from "./grants.ts";
import { type LinkState, lookAtLink, useLink } from "./links.ts";
import { keyedHash } from "./tokens.ts";
import { withinLimit } from "./within-limit.ts";

/** Links from one place that were no good, an hour. */
const BAD_AN_HOUR = 60;

/** Says whom a link signs in, and asks: opening it uses nothing up. */
export async function openLink(c: PageContext): Promise<Response> {
  const token = c.req.param("token") ?? "";
  const state = await lookAtLink(token, c.var.site);
  if (state.kind !== "good") return badLink(c, state);
  const { grant } = state;
  const words = accessWords.link;
  const as = words.as(grant.who, frameWords.roles[grant.role], councilName(grant.authority, c.var.site));
  const form = html`<form method="post" action="/sign-in/link/${token}">${hiddenToken(c.var.visitor)}${button(words.button)}</form>`;
  return page(c, {
    title: words.title,
    body: html`<h1 class="govuk-heading-l">${words.title}</h1><p class="govuk-body">${as}</p>${form}`,
  });
}

/** Signs in by a link, which is used up by it. */
export async function followLink(c: PageContext): Promise<Response> {
  const state = await useLink(c.req.param("token") ?? "", c.var.site);
  if (state.kind !== "good") return badLink(c, state);
  await beginSession(c, state.grant.id);
  return c.redirect(startOf(state.grant), 303);
}

/** Where somebody starts. */
export function startOf({ role }: Pick<Grant, "role">): string {
  return role === "sender" || role === "approver" ? "/returns" : "/national";
}

async function badLink(c: PageContext, { kind }: Exclude<LinkState, { readonly kind: "good" }>): Promise<Response> {
  const { site } = c.var;
  const caller = keyedHash(site.secrets.signing, "caller", site.callerOf?.(c) ?? "everybody");
  const few =
    site.callerOf === undefined || (await withinLimit({ what: "bad-links", who: caller, most: BAD_AN_HOUR }, site));
  return few ? errorPage(c, 410, accessWords.link[kind]) : errorPage(c, 429, accessWords.link.tooMany);
}
