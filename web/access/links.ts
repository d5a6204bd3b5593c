import * as z from "zod";
import { type AccessPowers, type Grant, readGrant } from "./grants.ts";
import { readJson, writeJson } from "./json-objects.ts";
import { randomToken, tokenHash } from "./tokens.ts";

const linkShape = z.object({
  format: z.literal("council-returns/link/1"),
  grant: z.string(),
  /** ISO time. */
  expires: z.string(),
});

/** How a sign-in link stands. */
export type LinkState =
  | { readonly kind: "good"; readonly grant: Grant }
  | { readonly kind: "unknown" | "expired" | "used" | "withdrawn" };

/** Makes a link that signs its bearer in once. Gives its token, which is kept nowhere: the store has its hash only. */
export async function makeLink(
  { grant, minutes }: { readonly grant: string; readonly minutes: number },
  { access, clock }: AccessPowers,
): Promise<string> {
  const token = randomToken();
  const expires = new Date(clock().getTime() + minutes * 60_000).toISOString();
  await writeJson(access, linkKey(token), { format: "council-returns/link/1", grant, expires });
  return token;
}

/** How a link stands, without using it: programs that look into e-mail open links, too. */
export async function lookAtLink(token: string, { access, clock }: AccessPowers): Promise<LinkState> {
  const link = (await readJson(access, linkKey(token), linkShape))?.value;
  if (link === undefined) return { kind: "unknown" };
  if ((await access.head(usedKey(token))) !== undefined) return { kind: "used" };
  if (link.expires <= clock().toISOString()) return { kind: "expired" };
  const grant = await readGrant(link.grant, access);
  return grant === undefined || grant.withdrawn ? { kind: "withdrawn" } : { kind: "good", grant };
}

/** Uses a link up. Of any number of tries at one time, one gets the grant. */
export async function useLink(token: string, powers: AccessPowers): Promise<LinkState> {
  const state = await lookAtLink(token, powers);
  if (state.kind !== "good") return state;
  const first = await writeJson(powers.access, usedKey(token), { at: powers.clock().toISOString() });
  return first ? state : { kind: "used" };
}

function linkKey(token: string): string {
  return `access/links/${tokenHash(token)}`;
}

function usedKey(token: string): string {
  return `access/links-used/${tokenHash(token)}`;
}
