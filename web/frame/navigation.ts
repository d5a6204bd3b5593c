import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import type { Role } from "../role.ts";
import type { PageContext } from "../site.ts";
import { frameWords } from "../words/frame.ts";

interface NavItem {
  readonly href: string;
  readonly text: string;
  /** Who is shown it; left out, everybody. */
  readonly roles?: readonly Role[];
}

const ITEMS: readonly NavItem[] = [
  { href: "/", text: frameWords.nav.home },
  { href: "/councils", text: frameWords.nav.councils },
  { href: "/releases", text: frameWords.nav.releases },
  { href: "/data", text: frameWords.nav.data },
  { href: "/returns", text: frameWords.nav.returns, roles: ["sender", "approver"] },
  { href: "/national", text: frameWords.nav.board, roles: ["national", "auditor"] },
  { href: "/people", text: frameWords.nav.people, roles: ["national"] },
];

/** The links below the header: what the visitor may open. */
export function navigation(c: PageContext): Html {
  const { visitor } = c.var;
  const shown = ITEMS.filter(({ roles }) => roles === undefined || roles.includes(visitor.role));
  const here = shown.filter(({ href }) => isAt(c.req.path, href)).at(-1);
  return html`<div class="govuk-service-navigation" data-module="govuk-service-navigation">
<div class="govuk-width-container"><div class="govuk-service-navigation__container">
<nav aria-label="${frameWords.navigation}" class="govuk-service-navigation__wrapper">
<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="navigation" hidden aria-hidden="true">${frameWords.menu}</button>
<ul class="govuk-service-navigation__list" id="navigation">
${shown.map((item) => navItem(item, item === here))}
</ul></nav></div></div></div>`;
}

function navItem({ href, text }: NavItem, active: boolean): Html {
  const link = html`<a class="govuk-service-navigation__link" href="${href}"${active ? html` aria-current="true"` : ""}>${active ? html`<strong class="govuk-service-navigation__active-fallback">${text}</strong>` : text}</a>`;
  return html`<li class="govuk-service-navigation__item${active ? " govuk-service-navigation__item--active" : ""}">${link}</li>`;
}

function isAt(path: string, href: string): boolean {
  return path === href || (href !== "/" && path.startsWith(`${href}/`));
}
