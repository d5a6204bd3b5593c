import type { MiddlewareHandler, Next } from "hono";
import { isSameText } from "../access/tokens.ts";
import { TOKEN_FIELD, textOf } from "../components/form.ts";
import type { Visitor } from "../role.ts";
import type { Route } from "../route.ts";
import type { PageContext, SiteEnv } from "../site.ts";
import { bytesWords } from "../words/amounts.ts";
import { errorWords } from "../words/errors.ts";
import { frameWords } from "../words/frame.ts";
import { errorPage } from "./error-page.ts";
import { isFromHere } from "./from-here.ts";
import { namesItsOwn } from "./place-in-path.ts";
import { readForm } from "./read-form.ts";
import { withRoom } from "./with-room.ts";

/** Lets through only who may, and of forms only those that come from the visitor's own page of this site. */
export function guard(route: Route): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    const refused = await refuseVisitor(c, route);
    if (refused !== undefined) return refused;
    return route.upload === true ? withRoom(c, () => readAndGoOn(c, route, next)) : readAndGoOn(c, route, next);
  };
}

async function readAndGoOn(c: PageContext, route: Route, next: Next): Promise<Response | undefined> {
  const refused = await refuseForm(c, route);
  if (refused === undefined) await next();
  return refused;
}

async function refuseVisitor(c: PageContext, route: Route): Promise<Response | undefined> {
  const { site, visitor } = c.var;
  if (route.localOnly === true && site.mode !== "local") return errorPage(c, 404, errorWords.notFound);
  if (!route.roles.includes("public") && !route.roles.includes(visitor.role)) return refuseRole(c, route);
  if (route.council === undefined) return undefined;
  if (!mayActFor(visitor, route.council, c.req.param("authority") ?? "")) {
    return errorPage(c, 403, errorWords.otherCouncil);
  }
  return namesItsOwn(c) ? undefined : errorPage(c, 404, errorWords.noReturn);
}

async function refuseRole(c: PageContext, { method }: Route): Promise<Response> {
  const { visitor } = c.var;
  if (visitor.role !== "public")
    return errorPage(c, 403, errorWords.notAllowed(frameWords.roles[visitor.role], method));
  if (method === "post") return errorPage(c, 401, errorWords.sessionEnded);
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`/sign-in?next=${encodeURIComponent(`${pathname}${search}`)}`, 303);
}

function mayActFor({ role, authority }: Visitor, council: "own" | "overseen", asked: string): boolean {
  if (council === "overseen" && (role === "national" || role === "auditor")) return true;
  return authority !== null && asked === authority;
}

async function refuseForm(c: PageContext, { method, upload }: Route): Promise<Response | undefined> {
  if (method === "get") return undefined;
  if (!isFromHere(c)) return errorPage(c, 403, errorWords.wrongOrigin);
  const read = await readForm(c, upload === true);
  if (read.kind === "no form") return errorPage(c, 400, errorWords.badForm);
  if (read.kind === "too large") return errorPage(c, 413, errorWords.tooLarge(bytesWords(read.most)));
  const { csrf } = c.var.visitor;
  if (csrf !== "" && !isSameText(textOf(read.form, TOKEN_FIELD), csrf)) return errorPage(c, 403, errorWords.staleForm);
  c.set("form", read.form);
  return undefined;
}
