import type { MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { PageContext, SiteEnv } from "../site.ts";
import { apiWords } from "../words/api.ts";

export const PROBLEM_TYPE = "application/problem+json";

/** Answers with what went wrong, as programs read it (RFC 9457). */
export function problem(c: PageContext, status: ContentfulStatusCode, detail: string): Response {
  const title = apiWords.problems[status] ?? apiWords.notJson;
  const body = { type: "about:blank", title, status, detail, instance: c.req.path };
  return c.body(`${JSON.stringify(body)}\n`, status, {
    "Content-Type": PROBLEM_TYPE,
    "Cache-Control": "no-store",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
  });
}

/** Under the API nothing is answered with a page: what the frame refuses is told as a problem, with the same meaning. */
export function problemsForPages(): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    await next();
    const isPage = c.res.headers.get("Content-Type")?.startsWith("text/html") === true;
    const toSignIn = c.res.status === 303;
    if (!isPage && !toSignIn) return;
    const status = toSignIn ? 401 : c.res.status;
    c.res = undefined;
    c.res = problem(c, known(status), apiWords.says[status] ?? apiWords.notJson);
  };
}

function known(status: number): ContentfulStatusCode {
  const all = [400, 401, 403, 404, 413, 422, 500] as const;
  return all.find((one) => one === status) ?? 500;
}
