import type { Site } from "../site.ts";
import { accessWords } from "../words/access.ts";
import { frameWords } from "../words/frame.ts";
import { councilName } from "./council-of.ts";
import type { Grant } from "./grants.ts";
import { makeLink } from "./links.ts";
import { randomId } from "./tokens.ts";

/** Minutes a link works that somebody asked for, or that the national team gave out. */
export const ASKED_MINUTES = 60;
export const GIVEN_MINUTES = 3 * 24 * 60;

/** The address of a new link for a grant. */
export async function linkAddress(grant: Grant, minutes: number, site: Site): Promise<string> {
  const token = await makeLink({ grant: grant.id, minutes }, site);
  return `${site.origin}/sign-in/link/${token}`;
}

interface ToSend {
  readonly to: string;
  readonly grants: readonly Grant[];
  /** Addresses of the links, one a grant. */
  readonly links: readonly string[];
  /** How long they work, in words. */
  readonly lasts: string;
}

/** Sends links to an address; undefined where it was sent, or why it was not. */
export async function sendLinks({ to, grants, links, lasts }: ToSend, site: Site): Promise<string | undefined> {
  const words = accessWords.message;
  const lines = grants.flatMap((grant, at) => {
    const whom = words.forRole(frameWords.roles[grant.role], councilName(grant.authority, site));
    return [`${whom}: ${links[at] ?? ""}`];
  });
  const message = { to, subject: words.subject, body: words.body(lines, lasts), reference: `sign-in/${randomId()}` };
  const delivery = await site.notifier?.send(message);
  return delivery?.outcome === "refused" ? delivery.reason : undefined;
}
