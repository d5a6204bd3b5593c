import { PUBLIC, type Visitor } from "../role.ts";
import type { PageContext } from "../site.ts";
import type { Grant } from "./grants.ts";
import { sessionToken } from "./session-cookie.ts";
import { sessionGrant } from "./sessions.ts";
import { keyedHash } from "./tokens.ts";

/** Who asks, as the store knows them at this moment: a role that was changed or taken away counts at once. */
export async function visitorOf(c: PageContext): Promise<Visitor> {
  const token = await sessionToken(c);
  const grant = token === undefined ? undefined : await sessionGrant(token, c.var.site);
  if (token === undefined || grant === undefined) return PUBLIC;
  const csrf = keyedHash(c.var.site.secrets.signing, "form", token);
  return { role: grant.role, by: grant.who, authority: authorityOf(grant), csrf };
}

/** A file with all councils in it is filed under `national`, and it is the national team that sends it. */
function authorityOf({ role, authority }: Grant): string | null {
  return role === "national" ? "national" : authority;
}
