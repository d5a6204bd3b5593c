import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { PageContext } from "../site.ts";
import { layout, type PageParts } from "./layout.ts";

/** Answers with a whole page. */
export async function page(c: PageContext, parts: PageParts, status: ContentfulStatusCode = 200): Promise<Response> {
  return c.html(await layout(c, parts), status);
}
