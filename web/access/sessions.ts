import * as z from "zod";
import { type AccessPowers, type Grant, readGrant } from "./grants.ts";
import { readJson, writeJson } from "./json-objects.ts";
import { randomToken, tokenHash } from "./tokens.ts";

const sessionShape = z.object({
  format: z.literal("council-returns/session/1"),
  grant: z.string(),
  expires: z.string(),
  ended: z.boolean(),
});

/** A working day. */
export const SESSION_HOURS = 10;

/** Begins a session. Gives the token for the cookie; the store keeps its hash. A new one for every sign-in. */
export async function startSession(grant: string, { access, clock }: AccessPowers): Promise<string> {
  const token = randomToken();
  const expires = new Date(clock().getTime() + SESSION_HOURS * 3_600_000).toISOString();
  await writeJson(access, sessionKey(token), { format: "council-returns/session/1", grant, expires, ended: false });
  return token;
}

/** What the bearer of a session may do now, whatever they could when it began; undefined where it has ended. */
export async function sessionGrant(token: string, { access, clock }: AccessPowers): Promise<Grant | undefined> {
  const session = (await readJson(access, sessionKey(token), sessionShape))?.value;
  if (session === undefined || session.ended || session.expires <= clock().toISOString()) return undefined;
  const grant = await readGrant(session.grant, access);
  return grant === undefined || grant.withdrawn ? undefined : grant;
}

/** Ends a session: its cookie is worth nothing from now on, wherever it was copied to. */
export async function endSession(token: string, { access }: AccessPowers): Promise<void> {
  const kept = await readJson(access, sessionKey(token), sessionShape);
  if (kept === undefined) return;
  await writeJson(access, sessionKey(token), { ...kept.value, ended: true }, { if: "version", version: kept.version });
}

function sessionKey(token: string): string {
  return `access/sessions/${tokenHash(token)}`;
}
