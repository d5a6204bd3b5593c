import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { errorPage } from "../frame/error-page.ts";
import { layout, type PageParts } from "../frame/layout.ts";
import type { Route } from "../route.ts";
import type { PageContext } from "../site.ts";
import { errorWords } from "../words/errors.ts";
import { answerBytes } from "./answer-bytes.ts";

/**
 * Answers with a page for everybody. It may be kept and has to be asked for again each time: it says who is signed in, and
 * whether its release still stands.
 */
export async function answerPage(c: PageContext, parts: PageParts): Promise<Response> {
  const isPublic = c.var.visitor.role === "public";
  return answerBytes(c, {
    bytes: new TextEncoder().encode(await layout(c, parts)),
    type: "text/html; charset=utf-8",
    cache: isPublic ? "public, no-cache" : "no-store",
    vary: ["Cookie"],
    pack: isPublic,
  });
}

/** A page for everybody; what it does not find is said with status 404. */
export function publicPage(path: string, handle: (c: PageContext) => Promise<Response>): Route {
  return { method: "get", path, roles: ["public"], handle: (c) => orNotFound(c, handle) };
}

async function orNotFound(c: PageContext, handle: (c: PageContext) => Promise<Response>): Promise<Response> {
  try {
    return await handle(c);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return errorPage(c, 404, { title: errorWords.notFound.title, says: error.message.split("\n") });
  }
}
