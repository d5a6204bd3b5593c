import type { PageContext } from "../site.ts";
import { giveSession, sessionToken, takeSession } from "./session-cookie.ts";
import { endSession, startSession } from "./sessions.ts";

/** Signs in: a new session, whatever cookie the browser came with, and the one before it ended. */
export async function beginSession(c: PageContext, grant: string): Promise<void> {
  await endOwnSession(c);
  await giveSession(c, await startSession(grant, c.var.site));
}

/** Signs out here and, as the session ends in the store, wherever its cookie was copied to. */
export async function signOutHere(c: PageContext): Promise<Response> {
  await endOwnSession(c);
  takeSession(c);
  return c.redirect("/", 303);
}

async function endOwnSession(c: PageContext): Promise<void> {
  const before = await sessionToken(c);
  if (before !== undefined) await endSession(before, c.var.site);
}
