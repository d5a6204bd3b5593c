import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import type { PageContext } from "../site.ts";
import { SESSION_HOURS } from "./sessions.ts";

/** Lax: a link in a message opens signed in. Forms are held to their origin and their token besides. */
const SAFE = { httpOnly: true, sameSite: "Lax", path: "/" } as const;

/** The session's token as the browser has it; undefined where there is none, or its signature is not ours. */
export async function sessionToken(c: PageContext): Promise<string | undefined> {
  const value = await getSignedCookie(c, c.var.site.secrets.signing, nameOf(c));
  return value === false ? undefined : value;
}

export async function giveSession(c: PageContext, token: string): Promise<void> {
  const maxAge = SESSION_HOURS * 3600;
  await setSignedCookie(c, nameOf(c), token, c.var.site.secrets.signing, { ...SAFE, secure: isSecure(c), maxAge });
}

export function takeSession(c: PageContext): void {
  deleteCookie(c, nameOf(c), { ...SAFE, secure: isSecure(c) });
}

/** `__Host-` is for secure cookies only; a site on one's own machine has none. */
function nameOf(c: PageContext): string {
  return isSecure(c) ? "__Host-session" : "session";
}

function isSecure(c: PageContext): boolean {
  return c.var.site.origin.startsWith("https:");
}
