import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { html } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { randomId } from "../access/tokens.ts";
import type { Html } from "../components/html.ts";
import type { PageContext } from "../site.ts";
import { type ErrorWords, errorWords } from "../words/errors.ts";

/** What a page says of what went wrong. */
export interface Failure {
  readonly status: ContentfulStatusCode;
  readonly words: ErrorWords;
}

/**
 * What cannot be done as asked is said in its own words; what broke, with a reference for whoever looks after the site, who is
 * told of it.
 */
export function failureOf(error: unknown, c: PageContext): Failure {
  if (error instanceof InputError) return { status: 422, words: { title: errorWords.cannot, says: [error.message] } };
  const reference = randomId().slice(0, 8);
  c.var.site.onFailure?.({ reference, method: c.req.method, path: c.req.path, error });
  return { status: 500, words: errorWords.broken(reference) };
}

/** The same as the body of a page. */
export function failureBody({ title, says }: ErrorWords): Html {
  return html`<h1 class="govuk-heading-l">${title}</h1>${says.map((one) => html`<p class="govuk-body">${one}</p>`)}`;
}
