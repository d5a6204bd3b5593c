import type { MiddlewareHandler } from "hono";
import type { PageContext, SiteEnv } from "../site.ts";
import { contentPolicy } from "./content-policy.ts";

const HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": contentPolicy(),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  // Not "no-referrer": a form would then come with the origin "null".
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};
const ONE_YEAR = "max-age=31536000";

/** Headers of every answer. A page may set its own policy; one that says nothing about caching is not kept. */
export function securityHeaders(secure: boolean): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
    if (secure) c.res.headers.set("Strict-Transport-Security", ONE_YEAR);
    if (isOnesOwn(c) || !c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "no-store");
    if (isPage(c) && !/\bcookie\b/i.test(c.res.headers.get("Vary") ?? "")) c.res.headers.append("Vary", "Cookie");
  };
}

/** A page bears the name of whoever is signed in, and the token of their forms: it is nobody else's. */
function isOnesOwn(c: PageContext): boolean {
  return isPage(c) && c.var.visitor.role !== "public";
}

function isPage(c: PageContext): boolean {
  return c.res.headers.get("Content-Type")?.startsWith("text/html") === true;
}
