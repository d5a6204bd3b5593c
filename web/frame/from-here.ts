import type { PageContext } from "../site.ts";

/**
 * True where a form was sent from a page of this site, as far as the browser says. One that says nothing is refused: every
 * browser in use sends `Origin` with a form.
 */
export function isFromHere(c: PageContext): boolean {
  const origin = c.req.header("Origin");
  const fetched = c.req.header("Sec-Fetch-Site");
  return origin === c.var.site.origin && (fetched === undefined || fetched === "same-origin");
}
