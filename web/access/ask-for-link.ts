import { html } from "hono/html";
import { textOf } from "../components/form.ts";
import { page } from "../frame/page.ts";
import type { PageContext } from "../site.ts";
import { accessWords } from "../words/access.ts";
import { grantsOfAddress } from "./grants.ts";
import { ASKED_MINUTES, linkAddress, sendLinks } from "./send-link.ts";
import { signInPage } from "./sign-in-page.ts";
import { keyedHash } from "./tokens.ts";
import { withinLimit } from "./within-limit.ts";

/** What an e-mail address looks like, as far as a message can be sent to it. */
export const ADDRESS = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,190}\.[^\s@<>,;"]{2,60}$/;
const LINKS_AN_HOUR = 5;

/** Sends a link to an address that has access. The answer is the same for one that has none. */
export async function askForLink(c: PageContext): Promise<Response> {
  const { site, form } = c.var;
  const address = textOf(form, "address");
  if (!ADDRESS.test(address)) {
    const values = { address, next: textOf(form, "next") };
    return signInPage(c, { errors: [{ field: "address", text: accessWords.signIn.noAddress }], values });
  }
  const hash = addressHash(address, site.secrets.signing);
  const grants = await grantsOfAddress(hash, site.access);
  const allowed = await withinLimit({ what: "links", who: hash, most: LINKS_AN_HOUR }, site);
  if (allowed && grants.length > 0) {
    const links = await Promise.all(grants.map((grant) => linkAddress(grant, ASKED_MINUTES, site)));
    await sendLinks({ to: address, grants, links, lasts: "an hour" }, site);
  }
  const { title, says } = accessWords.signIn.sent;
  const body = html`<h1 class="govuk-heading-l">${title}</h1>${says.map((one) => html`<p class="govuk-body">${one}</p>`)}`;
  return page(c, { title, body });
}

/** What is kept of an e-mail address: enough to know it again, with the site's secret only. */
export function addressHash(address: string, secret: string): string {
  return keyedHash(secret, "address", address.trim().toLowerCase());
}
