import { html } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { PageContext } from "../site.ts";
import type { ErrorWords } from "../words/errors.ts";
import { page } from "./page.ts";

/** Answers with a page that says what happened and what to do. */
export function errorPage(
  c: PageContext,
  status: ContentfulStatusCode,
  { title, says }: ErrorWords,
): Promise<Response> {
  const body = html`<h1 class="govuk-heading-l">${title}</h1>${says.map((one) => html`<p class="govuk-body">${one}</p>`)}`;
  return page(c, { title, body }, status);
}
