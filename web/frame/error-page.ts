import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { PageContext } from "../site.ts";
import type { ErrorWords } from "../words/errors.ts";
import { failureBody } from "./failure.ts";
import { page } from "./page.ts";

/** Answers with a page that says what happened and what to do. */
export function errorPage(c: PageContext, status: ContentfulStatusCode, words: ErrorWords): Promise<Response> {
  return page(c, { title: words.title, body: failureBody(words) }, status);
}
