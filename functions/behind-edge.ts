import { Hono } from "hono";
import { isSameText } from "../web/access/tokens.ts";

/** What the address that people know adds to each request: that it came by it, and from which address. */
const TOKEN = "x-returns-edge";
const VIEWER = "x-returns-viewer";

interface Answers {
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
}

interface Edge {
  readonly token: string;
  /** The address that people know: `https://returns.example.org`. */
  readonly origin: string;
}

/**
 * Answers only what came by the address that people know. A function has one of its own besides, which anybody may call: from
 * there readers are sent on and forms are refused, so that what the edge says of a caller can be believed.
 */
export function behindEdge(site: Answers, { token, origin }: Edge): Hono {
  const app = new Hono();
  app.all("*", (c) => {
    if (isSameText(c.req.header(TOKEN) ?? "", token)) return site.fetch(c.req.raw, c.env);
    const { pathname, search } = new URL(c.req.url);
    const isRead = c.req.method === "GET" || c.req.method === "HEAD";
    return isRead ? c.redirect(`${origin}${pathname}${search}`, 308) : c.text(`This site is at ${origin}.`, 403);
  });
  return app;
}

/** The caller's address, as the edge saw it. */
export function callerAtEdge({ req }: { readonly req: { header(name: string): string | undefined } }): string {
  return req.header(VIEWER) ?? "unknown";
}
