import { errorPage } from "../frame/error-page.ts";
import type { PageContext } from "../site.ts";
import { errorWords } from "../words/errors.ts";
import { answerBytes, FOR_EVER, SHORTLY } from "./answer-bytes.ts";
import { askedRelease } from "./asked-release.ts";

/** A chart of a release as a picture. It may hold nothing that runs or is fetched, and the policy says so. */
export async function chartImage(c: PageContext): Promise<Response> {
  const asked = await askedRelease(c);
  const [, id = ""] = /^(.+)\.svg$/.exec(c.req.param("file") ?? "") ?? [];
  const svg = await asked.drawn(id);
  if (svg === undefined) return errorPage(c, 404, errorWords.notFound);
  return answerBytes(c, {
    bytes: new TextEncoder().encode(svg),
    type: "image/svg+xml",
    cache: asked.pinned ? FOR_EVER : SHORTLY,
    headers: { "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'" },
  });
}
