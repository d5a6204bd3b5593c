import type { Objects } from "@council-returns/core/storage/objects.ts";
import * as z from "zod";
import { readJson, writeJson } from "./json-objects.ts";
import { randomId } from "./tokens.ts";

const role = z.enum(["sender", "approver", "national", "auditor"]);
const change = z.object({ at: z.string(), by: z.string(), what: z.string() });
const grantShape = z.object({
  format: z.literal("council-returns/grant/1"),
  id: z.string(),
  /** Name, role or address: what the log keeps of them. */
  who: z.string(),
  role,
  /** Code of the one council it is for; null for the national team and auditors. */
  authority: z.string().nullable(),
  /** A hash of the e-mail address that only the site's secret can make; null where there is none. */
  address: z.string().nullable(),
  withdrawn: z.boolean(),
  /** Who took it away; null where it stands. */
  withdrawnBy: z.string().nullable(),
  /** What was decided about it, oldest first. */
  history: z.array(change),
});

/** Somebody's leave to do what a role may. */
export type Grant = z.infer<typeof grantShape>;
export type GrantRole = z.infer<typeof role>;

export interface NewGrant extends Pick<Grant, "who" | "role" | "authority" | "address"> {
  /** Left out, one is made up. */
  readonly id?: string;
  /** Who gives it. */
  readonly by: string;
}

export interface AccessPowers {
  readonly access: Objects;
  readonly clock: () => Date;
}

/** Gives somebody access. One of an id that is there already stays as it is. */
export async function giveAccess({ by, ...given }: NewGrant, { access, clock }: AccessPowers): Promise<Grant> {
  const id = given.id ?? randomId();
  const at = clock().toISOString();
  const grant: Grant = {
    format: "council-returns/grant/1",
    ...{ id, who: given.who, role: given.role, authority: given.authority, address: given.address },
    ...{ withdrawn: false, withdrawnBy: null },
    history: [{ at, by, what: `given access as ${given.role}` }],
  };
  if (await writeJson(access, grantKey(id), grant)) {
    if (grant.address !== null) await writeJson(access, addressKey(grant.address, id), { grant: id });
    return grant;
  }
  return (await readGrant(id, access)) ?? grant;
}

/** Reads a grant; undefined where there is none. */
export async function readGrant(id: string, access: Objects): Promise<Grant | undefined> {
  return (await readJson(access, grantKey(id), grantShape))?.value;
}

export type GrantChange = Partial<Pick<Grant, "role" | "withdrawn" | "who">>;

/** Changes a grant, also for those who are signed in with it. Undefined where there is none. */
export async function changeGrant(
  id: string,
  { change, by }: { readonly change: GrantChange; readonly by: string },
  { access, clock }: AccessPowers,
): Promise<Grant | undefined> {
  for (;;) {
    const kept = await readJson(access, grantKey(id), grantShape);
    if (kept === undefined) return undefined;
    const entry = { at: clock().toISOString(), by, what: changeWords(change) };
    const withdrawn = change.withdrawn ?? kept.value.withdrawn;
    const withdrawnBy = change.withdrawn === true ? by : withdrawn ? kept.value.withdrawnBy : null;
    const history = [...kept.value.history, entry];
    const changed: Grant = { ...kept.value, ...change, withdrawn, withdrawnBy, history };
    if (await writeJson(access, grantKey(id), changed, { if: "version", version: kept.version })) return changed;
  }
}

/** Everybody who has, or had, access. */
export async function listGrants(access: Objects): Promise<readonly Grant[]> {
  const grants: Grant[] = [];
  for await (const { key } of access.list(GRANTS)) {
    const kept = await readJson(access, key, grantShape);
    if (kept !== undefined) grants.push(kept.value);
  }
  return grants.toSorted((one, other) => (one.who < other.who ? -1 : 1));
}

/** The grants that stand for the address with this hash. */
export async function grantsOfAddress(address: string, access: Objects): Promise<readonly Grant[]> {
  const grants: Grant[] = [];
  const prefix = addressKey(address, "");
  for await (const { key } of access.list(prefix)) {
    const grant = await readGrant(key.slice(prefix.length), access);
    if (grant !== undefined && !grant.withdrawn) grants.push(grant);
  }
  return grants;
}

const GRANTS = "access/grants/";

function grantKey(id: string): string {
  return `${GRANTS}${id}`;
}

function addressKey(address: string, id: string): string {
  return `access/addresses/${address}/${id}`;
}

function changeWords({ role: to, withdrawn, who }: GrantChange): string {
  const said = [
    withdrawn === true ? "access withdrawn" : "",
    withdrawn === false ? "access given back" : "",
    to === undefined ? "" : `role is now ${to}`,
    who === undefined ? "" : `known as ${who}`,
  ];
  return said.filter((one) => one !== "").join(", ");
}
