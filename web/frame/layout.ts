import { html, raw } from "hono/html";
import { hiddenToken } from "../components/form.ts";
import type { Html } from "../components/html.ts";
import type { Visitor } from "../role.ts";
import type { PageContext } from "../site.ts";
import { frameWords } from "../words/frame.ts";
import { navigation } from "./navigation.ts";

/** What a page is made of. */
export interface PageParts {
  /** Of the tab, and for whoever hears the page read out; the site's name is added. */
  readonly title: string;
  readonly body: Html;
  /** Where "Back" leads. */
  readonly back?: { readonly href: string; readonly text?: string } | undefined;
  /** True where the page holds an error summary: the title then says so. */
  readonly error?: boolean | undefined;
  /** Scripts besides the frame's own, by their name among the assets. */
  readonly scripts?: readonly "send.js"[] | undefined;
  /** `<link>`s for the head, such as a feed. */
  readonly head?: Html | undefined;
}

/** A whole page. */
export async function layout(c: PageContext, parts: PageParts): Promise<string> {
  const { paths } = await c.var.site.assets();
  const { lang, siteName, errorPrefix } = frameWords;
  const scripts = ["site.js" as const, ...(parts.scripts ?? [])];
  const page = await html`<!doctype html>
<html lang="${lang}" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${parts.error === true ? errorPrefix : ""}${parts.title} – ${siteName}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#1d3d5c">
<link rel="icon" type="image/svg+xml" href="${paths["icon.svg"]}">
<link rel="stylesheet" href="${paths["site.css"]}">
${scripts.map((name) => html`<script type="module" src="${paths[name]}"></script>`)}
${parts.head ?? ""}
</head>
<body class="govuk-template__body">
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">${frameWords.skip}</a>
${header(c)}
<div class="govuk-width-container">
${parts.back === undefined ? "" : html`<nav aria-label="${frameWords.back}"><a href="${parts.back.href}" class="govuk-back-link">${parts.back.text ?? frameWords.back}</a></nav>`}
<main class="govuk-main-wrapper" id="main-content">
${parts.body}
</main>
</div>
<footer class="govuk-footer"><div class="govuk-width-container"><p class="govuk-body-s govuk-!-margin-bottom-0">${frameWords.footer.about}</p></div></footer>
</body>
</html>
`;
  return String(raw(page));
}

function header(c: PageContext): Html {
  const { visitor, site } = c.var;
  return html`<header class="site-header">
<div class="govuk-width-container site-header__in">
<a class="site-header__name" href="/">${frameWords.siteName}</a>
<div class="site-header__who">${who(visitor)}</div>
</div>
</header>
${site.mode === "local" ? localNotice() : ""}
${navigation(c)}`;
}

function who(visitor: Visitor): Html {
  if (visitor.role === "public") return html`<a href="/sign-in">${frameWords.signIn}</a>`;
  return html`${visitor.by} (${frameWords.roles[visitor.role]}) <form method="post" action="/sign-out">${hiddenToken(visitor)}<button type="submit">${frameWords.signOut}</button></form>`;
}

function localNotice(): Html {
  const { says, change } = frameWords.local;
  return html`<aside class="site-local" aria-label="${change}"><div class="govuk-width-container"><p class="govuk-body-s">${says} <a class="govuk-link" href="/sign-in">${change}</a></p></div></aside>`;
}
