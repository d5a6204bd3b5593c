import { html } from "hono/html";
import { textOf } from "../components/form.ts";
import type { Html } from "../components/html.ts";
import { banner, type FormError } from "../components/messages.ts";
import { errorPage } from "../frame/error-page.ts";
import type { PageContext } from "../site.ts";
import { accessWords } from "../words/access.ts";
import { errorWords } from "../words/errors.ts";
import { ADDRESS, addressHash } from "./ask-for-link.ts";
import { roleNamed } from "./choose-role.ts";
import { councilOf } from "./council-of.ts";
import { changeGrant, type Grant, giveAccess, readGrant } from "./grants.ts";
import { peoplePage } from "./people-page.ts";
import { GIVEN_MINUTES, linkAddress, sendLinks } from "./send-link.ts";

const words = accessWords.people;
const LONGEST_WHO = 200;

/** Gives somebody access, and makes the link they first sign in by. */
export async function giveFromForm(c: PageContext): Promise<Response> {
  const { site, form, visitor } = c.var;
  const of = (name: string) => textOf(form, name);
  const values = { who: of("who"), role: of("role"), council: of("council"), address: of("address") };
  const role = roleNamed(values.role);
  const ofCouncil = role === "sender" || role === "approver";
  const council = ofCouncil ? councilOf(values.council, site) : undefined;
  const wrong: readonly (FormError | false)[] = [
    (values.who === "" || values.who.length > LONGEST_WHO) && { field: "who", text: words.noWho },
    role === undefined && { field: "role", text: words.noRole },
    ofCouncil && council === undefined && { field: "council", text: words.noCouncil },
    values.address !== "" && !ADDRESS.test(values.address) && { field: "address", text: accessWords.signIn.noAddress },
  ];
  const errors = wrong.filter((one) => one !== false);
  if (errors.length > 0 || role === undefined) return peoplePage(c, { errors, values });
  const address = values.address === "" ? null : addressHash(values.address, site.secrets.signing);
  const given = { who: values.who, role, authority: council?.code ?? null, address, by: visitor.by };
  return showLink(c, await giveAccess(given, site), values.address);
}

/** Withdraws somebody's access, gives it back, or makes another link for it. */
export async function changeFromForm(c: PageContext): Promise<Response> {
  const { site, form, visitor } = c.var;
  const id = c.req.param("id") ?? "";
  const grant = /^[a-z0-9-]+$/.test(id) ? await readGrant(id, site.access) : undefined;
  if (grant === undefined) return errorPage(c, 404, errorWords.notFound);
  const asked = textOf(form, "do");
  if (asked === "link" && !grant.withdrawn) return showLink(c, grant, "");
  if (asked === "withdraw" || asked === "give-back") {
    await changeGrant(id, { change: { withdrawn: asked === "withdraw" }, by: visitor.by }, site);
  }
  return c.redirect("/people", 303);
}

/** The link stands on this one page and nowhere else: the store has its hash only. */
async function showLink(c: PageContext, grant: Grant, address: string): Promise<Response> {
  const { site } = c.var;
  const link = await linkAddress(grant, GIVEN_MINUTES, site);
  const shown: readonly (string | Html)[] = [words.madeSays(grant.who), html`<span class="site-code">${link}</span>`];
  if (address === "" || site.notifier === undefined)
    return peoplePage(c, { notice: banner("success", words.made, shown) });
  const refused = await sendLinks({ to: address, grants: [grant], links: [link], lasts: "three days" }, site);
  const said = refused === undefined ? words.madeSent : words.notSent(refused);
  return peoplePage(c, { notice: banner("success", words.made, [...shown, said]) });
}
