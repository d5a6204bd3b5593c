import { type AccessPowers, type GrantRole, giveAccess } from "./grants.ts";
import { makeLink } from "./links.ts";

export interface Invitation {
  /** Name, role or address: what the log keeps of them. */
  readonly who: string;
  readonly role: GrantRole;
  /** Code of their council; null for the national team and auditors. */
  readonly authority: string | null;
  /** Who gives it. */
  readonly by: string;
  /** Where people reach the site. */
  readonly origin: string;
  readonly minutes: number;
}

/** Gives somebody access without the website, as for the first of the national team. Gives the address they sign in at, once. */
export async function invite({ origin, minutes, ...given }: Invitation, powers: AccessPowers): Promise<string> {
  const grant = await giveAccess({ ...given, address: null }, powers);
  return `${origin}/sign-in/link/${await makeLink({ grant: grant.id, minutes }, powers)}`;
}
